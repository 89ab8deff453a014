import './verdict.css';
import {
  CircleCheckBig,
  CircleQuestionMark,
  ClockCheck,
  History,
  type IconNode,
  OctagonX,
  QrCode,
  SearchCheck,
  SearchX,
  Undo2,
} from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';

export type CardKind =
  | 'accepted'
  | 'accepted_offline'
  | 'to_confirm'
  | 'already_used'
  | 'refused'
  | 'usable'
  | 'not_usable'
  | 'stranger'
  | 'undone';

const ICONS: Record<CardKind, IconNode> = {
  accepted: CircleCheckBig,
  accepted_offline: ClockCheck,
  to_confirm: CircleQuestionMark,
  already_used: History,
  refused: OctagonX,
  usable: SearchCheck,
  not_usable: SearchX,
  stranger: QrCode,
  undone: Undo2,
};

/** Longer words do not fit beside the icon at the largest size. */
const LONGEST_LARGE_WORD = 10;

export interface VerdictCardProps {
  kind: CardKind;
  word: string;
  amount?: string | undefined;
  amountNote?: string | undefined;
  lines: readonly string[];
  todo?: string | undefined;
  /** A second action beside `next`. */
  action?: { label: string; onPress: () => void } | undefined;
  next: string;
  onNext: () => void;
  /** As a strip it shows only word and amount, above the camera; a tap enlarges it again. */
  strip?: { again: string; onAgain: () => void } | undefined;
}

/**
 * The verdict on a scan: first a card over the whole stage, then a strip; it stays until the next code or a tap on it.
 * The strip hides parts with CSS only, so nothing is announced twice and the focus does not move.
 * When it closes with the focus inside, the focus goes to what it covered, which needs `tabIndex={-1}`.
 */
export function VerdictCard(props: VerdictCardProps) {
  const { strip } = props;
  const element = useRef<HTMLElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const card = element.current;
    card?.scrollIntoView({ block: 'nearest' });
    return () => {
      if (card?.contains(document.activeElement)) card.parentElement?.focus();
    };
  }, []);
  const readAgain = () => {
    // The pressed button is hidden once the card is large.
    if (element.current?.contains(document.activeElement)) onward.current?.focus();
    strip?.onAgain();
  };
  return (
    <section
      ref={element}
      class={`verdict verdict--${props.kind} ${strip ? 'verdict--strip' : 'verdict--large'}`}
      data-verdict={props.kind}
      onClick={strip ? readAgain : props.onNext}
    >
      <div class="verdict__lead">
        <div class="verdict__body" role="alert">
          <p class={props.word.length > LONGEST_LARGE_WORD ? 'verdict__word verdict__word--long' : 'verdict__word'}>
            <Icon icon={ICONS[props.kind]} size={72} />
            <span>{props.word}</span>
          </p>
          {props.amount && (
            <p class="verdict__amount">
              {props.amount} <span class="verdict__note">{props.amountNote}</span>
            </p>
          )}
          {props.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {props.todo && <p class="verdict__todo">{props.todo}</p>}
        </div>
        {strip && (
          <button type="button" class="button verdict__again">
            {strip.again}
          </button>
        )}
      </div>
      <div class="button-row">
        <button ref={onward} type="button" class="button verdict__next" onClick={alone(props.onNext)}>
          {props.next}
        </button>
        {props.action && (
          <button type="button" class="button verdict__action" onClick={alone(props.action.onPress)}>
            {props.action.label}
          </button>
        )}
      </div>
    </section>
  );
}

/** Handles a button inside the card without triggering the card's own tap. */
function alone(onPress: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation();
    onPress();
  };
}
