import { deadlineOf, leftUntil } from '../../days/days.js';
import { language, say } from '../../words/speech.js';
import { LISTS, firstOf, listOf, listsOf, type ListName, type TaskRow } from '../duties/lists.js';
import { headingOf } from '../heading.js';
import { tag } from './tag.js';

const word = (key: string, values = {}) => say('duties', key, { values });

/** The list of duties as `DutiesScreen` shows it, to be read until the application has come and takes its place. */
export function drawList(rows: readonly TaskRow[], asked: string | null): HTMLElement {
  const lists = listsOf(rows);
  const shown = LISTS.find((list) => list === asked) ?? firstOf(lists);
  return tag('div', 'phone', [
    tag('main', 'phone-main', [
      tag('div', 'duties', [
        tag('h1', 'visually-hidden', [word('title')]),
        tag(
          'div',
          'duty-lists',
          LISTS.map((name) => segment(name, lists[name], name === shown)),
        ),
        lists[shown].length === 0 && tag('p', 'duty quiet', [word(`empty.${shown}`)]),
        tag('ul', '', lists[shown].map(line)),
      ]),
    ]),
  ]);
}

function segment(name: ListName, rows: readonly TaskRow[], chosen: boolean): HTMLElement {
  const late = rows.filter(({ light }) => light === 'red').length;
  const button = tag('button', '', [
    tag('span', '', [word(`list.${name}`)]),
    ' ',
    tag('b', 'numbers', [String(rows.length)]),
    late > 0 && tag('span', 'duty-lists-late', [word('late', { count: late })]),
  ]);
  button.setAttribute('aria-pressed', String(chosen));
  // Nothing listens yet.
  button.setAttribute('disabled', '');
  return button;
}

function line(task: TaskRow): HTMLElement {
  const list = listOf(task);
  const verb = tag('a', 'button button-primary duty-verb', [word(`verb.${list}`)]);
  verb.setAttribute('href', `/phone/tasks/${task.taskId}`);
  return tag('li', 'duty', [
    tag('h2', '', [headingOf(task.requirement)]),
    tag('p', 'quiet', [task.issuerUnitName ?? '']),
    list === 'returned' && tag('p', 'duty-returned', [word('returned', { reason: task.returned!.reason })]),
    tag('p', 'duty-due', [
      list === 'sign' && due(word('signBy'), task.signForDueAt),
      due(word('closeBy'), task.effectiveDueAt),
    ]),
    tag('p', 'duty-foot', [tag('span', '', chips(task)), verb]),
  ]);
}

function chips({ urgent, light }: TaskRow) {
  return [
    urgent && tag('span', 'chip chip-late', [word('urgent')]),
    light === 'red' && tag('span', 'chip chip-late', [say('base', 'light.red')]),
    light === 'yellow' && tag('span', 'chip chip-warn', [say('base', 'light.yellow')]),
  ];
}

function due(lead: string, at: string): HTMLElement {
  const left = leftUntil(at);
  return tag('span', '', [
    `${lead} `,
    tag('span', 'numbers', [
      tag('span', 'due-part', [deadlineOf(at, language()), tag('span', 'due-dot', [' ·'])]),
      ' ',
      tag('span', 'due-part', [say('base', left.key, { values: { ...left } })]),
    ]),
  ]);
}
