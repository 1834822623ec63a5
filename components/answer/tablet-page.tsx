import type { ReactNode } from 'react'
import { AnswerPage, type Spoken } from './answer-page'

/*
 * What somebody of the practice reads on a device that they make a tablet of the practice, in the language of the practice's own pages.
 */

type Props = { spoken: Spoken; title: string; children: ReactNode }

const ForStaff = ({ spoken, title, children }: Props) => (
  <AnswerPage {...spoken} language="en" isInOneLanguage title={title}>
    <div className="narrow">
      <h1>{title}</h1>
      {children}
    </div>
  </AnswerPage>
)

/** Asks first: links are opened by more than hands. */
export function TabletPage({ spoken, name, action }: { spoken: Spoken; name: string; action: string }) {
  return (
    <ForStaff spoken={spoken} title="Make this a tablet of the practice?">
      <form method="post" action={action}>
        <p className="lead">
          It will be called “{name}”. From then on, clients can type a code here and answer. It opens nothing else of
          the practice.
        </p>
        <button type="submit" className="main">
          Make this a tablet
        </button>
      </form>
    </ForStaff>
  )
}

export const TabletDonePage = ({ spoken }: { spoken: Spoken }) => (
  <ForStaff spoken={spoken} title="This is a tablet of the practice now">
    <p className="lead">
      Keep this page as a bookmark or on the home screen: it is where clients type their code. Before you hand the
      tablet over, lock it to this one app.
    </p>
    <p>
      <a href="/answer">To the page for codes</a>
    </p>
  </ForStaff>
)

export const TabletOverPage = ({ spoken }: { spoken: Spoken }) => (
  <ForStaff spoken={spoken} title="This link makes no tablet any more">
    <p className="lead">It works once, for ten minutes. An administrator makes a new one under Practice, Tablets.</p>
  </ForStaff>
)
