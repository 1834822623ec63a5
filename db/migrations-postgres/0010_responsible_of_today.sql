-- Of the clinicians who still work with a client, who joined first is responsible; of those who have left, where nobody else is there.
INSERT INTO responsibilities (id, practice_id, client_id, person_id, from_at, given_by)
SELECT member.id, member.practice_id, member.client_id, member.person_id, member.from_at, member.granted_by
FROM care_team AS member
JOIN clients ON clients.id = member.client_id
WHERE clients.removed_at IS NULL AND member.id = (
	SELECT other.id
	FROM care_team AS other
	JOIN people ON people.id = other.person_id
	WHERE other.client_id = member.client_id AND other.role = 'clinician' AND other.to_at IS NULL
	ORDER BY
		(people.left_at IS NOT NULL),
		(NOT EXISTS (SELECT 1 FROM person_roles WHERE person_roles.person_id = people.id AND person_roles.role = 'clinician')),
		other.from_at, other.id
	LIMIT 1
);
--> statement-breakpoint
-- Who had left comes back to no client.
UPDATE care_team
SET to_at = (SELECT people.left_at FROM people WHERE people.id = care_team.person_id)
WHERE to_at IS NULL AND EXISTS (SELECT 1 FROM people WHERE people.id = care_team.person_id AND people.left_at IS NOT NULL);
