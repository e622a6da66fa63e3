import type { ConversationFilter } from '../api/conversations-api.ts';

/** What the list is narrowed to and where it stands, as the address bar has it. */
export interface ListAddress {
  readonly patient: string;
  /** Days such as `2026-05-03`, as the reader's calendar has them; empty without. */
  readonly from: string;
  readonly to: string;
  readonly attention: boolean;
  readonly reviewed: 'all' | 'open' | 'done';
  readonly page: number;
}

/** The list without any filter. */
export const WHOLE_LIST: ListAddress = {
  patient: '',
  from: '',
  to: '',
  attention: false,
  reviewed: 'all',
  page: 1,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const REVIEWED = { no: 'open', yes: 'done' } as const;

/** The address that a query string means; what makes no sense in it is left out. */
export function readAddress(query: URLSearchParams): ListAddress {
  const reviewed = query.get('reviewed');
  const page = query.get('page') ?? '';
  return {
    patient: (query.get('patient') ?? '').slice(0, 200),
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
    attention: query.get('attention') === '1',
    reviewed: reviewed === 'no' || reviewed === 'yes' ? REVIEWED[reviewed] : 'all',
    page: /^[1-9]\d{0,5}$/u.test(page) ? Number(page) : 1,
  };
}

/** The query string of an address; the whole list has none. */
export function writeAddress(address: ListAddress): URLSearchParams {
  const { patient, from, to, attention, reviewed, page } = address;
  const words = { all: '', open: 'no', done: 'yes' };
  const given = {
    patient,
    from,
    to,
    attention: attention ? '1' : '',
    reviewed: words[reviewed],
    page: page === 1 ? '' : String(page),
  };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
}

/** Whether anything narrows the list. */
export function isFiltered(address: ListAddress): boolean {
  return writeAddress({ ...address, page: 1 }).size > 0;
}

/** What to ask the API for. Days begin and end where the reader is, the API wants moments. */
export function toFilter(address: ListAddress): ConversationFilter {
  const { patient, from, to, attention, reviewed } = address;
  return {
    ...(patient.trim() !== '' && { patientId: patient.trim() }),
    ...(from !== '' && { startDate: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to !== '' && { endDate: new Date(`${to}T23:59:59.999`).toISOString() }),
    ...(attention && { attentionOnly: true }),
    ...(reviewed !== 'all' && { reviewed: reviewed === 'done' }),
  };
}

function dayIn(value: string | null): string {
  const isDay =
    value !== null && DAY.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  return isDay ? value : '';
}
