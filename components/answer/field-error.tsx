/** What is wrong with a field, which names this as what describes it. */
export function FieldError({ id, children }: { id: string; children: string | null }) {
  return children === null ? null : (
    <p className="error" id={id}>
      {children}
    </p>
  )
}
