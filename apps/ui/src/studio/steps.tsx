import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCheck } from '../icons.ts';
import { STEPS, canReach, type Step } from './draft.ts';
import { AudioStep } from './audio-step.tsx';
import { DocumentStep } from './document-step.tsx';
import { EditStep } from './edit-step.tsx';
import { ScriptStep } from './script-step.tsx';
import type { StepProps } from './studio-context.ts';
import { VoicesStep } from './voices-step.tsx';
import classes from './studio.module.css';

/** The steps of the way, and the one that is open. */
export function Steps(props: StepProps) {
  const { draft, goTo, writer, maker } = props;
  const { t } = useTexts('studio');
  const current = canReach(draft, draft.step) ? draft.step : 'document';
  const contents: Readonly<Record<Step, () => ReactNode>> = {
    document: () => <DocumentStep {...props} />,
    script: () => <ScriptStep {...props} />,
    edit: () => <EditStep {...props} />,
    voices: () => <VoicesStep {...props} />,
    audio: () => <AudioStep {...props} />,
  };
  const content = useFocusOnNewStep(current);
  const place = STEPS.indexOf(current);
  // What is under way is of the draft as it is.
  const isOpen = (step: Step, index: number) =>
    canReach(draft, step) &&
    !(writer.phase === 'writing' && index > STEPS.indexOf('script')) &&
    !(maker.state.isPending && step !== 'audio');
  return (
    <>
      <nav aria-label={t('studio:steps.label')}>
        <ol className={classes['steps']}>
          {STEPS.map((step, index) => (
            <li key={step} data-done={index < place || undefined}>
              <button
                type="button"
                aria-current={step === current ? 'step' : undefined}
                disabled={!isOpen(step, index)}
                onClick={() => {
                  goTo(step);
                }}
              >
                <span className={classes['number']}>
                  {index < place ? <IconCheck size={16} aria-hidden /> : index + 1}
                </span>
                <span className={classes['stepName']}>{t(`studio:steps.${step}`)}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div ref={content} tabIndex={-1} className={classes['content']}>
        {contents[current]()}
      </div>
    </>
  );
}

/** Moves the focus to a step when it opens, but not when the page does. */
function useFocusOnNewStep(step: Step) {
  const shown = useRef(step);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown.current !== step) {
      shown.current = step;
      content.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [step]);
  return content;
}
