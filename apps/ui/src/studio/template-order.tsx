import {
  DndContext,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  closestCenter,
  useSensor,
  useSensors,
  type Announcements,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import { restrictToParentElement, restrictToVerticalAxis } from '@dnd-kit/modifiers';
import {
  SortableContext,
  arrayMove,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import type { TemplateInfo } from '@elevendops/contract';
import { useRef } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconGripVertical, IconX } from '../icons.ts';
import { useTemplateLabel, type TemplateLabel } from './template-label.ts';
import classes from './studio.module.css';

/** Templates in an order that can be changed by mouse, touch and keyboard. */
export function TemplateOrder(props: {
  readonly templates: readonly TemplateInfo[];
  readonly onChange: (templates: readonly TemplateInfo[]) => void;
}) {
  const { templates, onChange } = props;
  const { t } = useTexts('studio');
  const labelOf = useTemplateLabel();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = templates.map((template) => template.template_id);
  const placeOf = (id: UniqueIdentifier) => ids.indexOf(String(id));
  const words = (id: UniqueIdentifier, at: UniqueIdentifier = id) => {
    const template = templates[placeOf(id)];
    return {
      name: template === undefined ? '' : labelOf(template).name,
      place: placeOf(at) + 1,
      total: ids.length,
    };
  };
  const lastPlace = useRef<UniqueIdentifier | null>(null);
  const announcements: Announcements = {
    onDragStart({ active }) {
      lastPlace.current = active.id;
      return t('studio:sort.lifted', words(active.id));
    },
    onDragOver({ active, over }) {
      // Lifting it is no move, though it is over its own place then.
      if (over === null || over.id === lastPlace.current) {
        return undefined;
      }
      lastPlace.current = over.id;
      return t('studio:sort.moved', words(active.id, over.id));
    },
    onDragEnd: ({ active, over }) => t('studio:sort.dropped', words(active.id, over?.id)),
    onDragCancel: ({ active }) => t('studio:sort.cancelled', words(active.id)),
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[restrictToVerticalAxis, restrictToParentElement]}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t('studio:sort.instructions') },
      }}
      onDragEnd={({ active, over }) => {
        if (over !== null && active.id !== over.id) {
          onChange(arrayMove([...templates], placeOf(active.id), placeOf(over.id)));
        }
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={classes['order']}>
          {templates.map((template) => (
            <Row
              key={template.template_id}
              id={template.template_id}
              label={labelOf(template)}
              onRemove={() => {
                onChange(templates.filter((other) => other !== template));
              }}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function Row(props: {
  readonly id: string;
  readonly label: TemplateLabel;
  readonly onRemove: () => void;
}) {
  const { id, label, onRemove } = props;
  const { t } = useTexts('studio');
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id });
  const { role, 'aria-describedby': described, 'aria-roledescription': what } = attributes;
  return (
    <li
      ref={setNodeRef}
      className={classes['row']}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes['handle']}
        role={role}
        aria-describedby={described}
        aria-roledescription={what}
        aria-label={t('studio:script.moveModule', { name: label.name })}
        {...listeners}
      >
        <IconGripVertical size={20} aria-hidden />
      </button>
      <span className={classes['choiceText']}>
        <b>{label.name}</b>
        <small>{label.text}</small>
      </span>
      <button
        type="button"
        className={classes['handle']}
        aria-label={t('studio:script.removeModule', { name: label.name })}
        onClick={onRemove}
      >
        <IconX size={18} aria-hidden />
      </button>
    </li>
  );
}
