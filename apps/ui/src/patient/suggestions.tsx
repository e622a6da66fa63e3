import { useTexts } from '../i18n/use-texts.ts';
import { useSuggestingDocuments } from './session-queries.ts';
import { suggestQuestions } from './suggest-questions.ts';
import classes from './patient.module.css';

const SHOWN = { atFirst: 3, later: 2 } as const;
const CONSIDERED = 12;

/** Questions that one touch asks, from the headings of the agent's documents. */
export function Suggestions(props: {
  readonly knowledgeIds: readonly string[];
  /** What was said already: it is not suggested again. */
  readonly asked: readonly string[];
  readonly onAsk: (question: string) => void;
}) {
  const { knowledgeIds, asked, onAsk } = props;
  const { t } = useTexts('patient');
  const documents = useSuggestingDocuments(knowledgeIds);
  const questions = suggestQuestions(documents, CONSIDERED)
    .map(({ kind, text }) => (kind === 'question' ? text : t('patient:ask.topic', { topic: text })))
    .filter((question) => !asked.includes(question))
    .slice(0, asked.length === 0 ? SHOWN.atFirst : SHOWN.later);
  if (questions.length === 0) {
    return null;
  }
  return (
    <div className={classes['suggestions']}>
      <h3>{t('patient:ask.suggestions')}</h3>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <button
              type="button"
              onClick={() => {
                onAsk(question);
              }}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
