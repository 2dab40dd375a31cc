import { useEffect } from 'react';
import { Icon } from '../../../look/icon.js';
import { Blank, Loading } from '../../../states/states.js';
import { To, useWay } from '../../../way/way.js';
import type { Directive } from '../document/types.js';
import { useWords } from '../words.js';

/** Signed off, it goes out by itself; whoever watched it go is led to its page, whoever comes later goes there at once. */
export function DispatchProgress({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const { go } = useWay();
  const href = `/desk/directives/${directive.directiveId}`;
  const done = directive.state !== 'issued' || directive.dispatch?.finished !== false;
  useEffect(() => {
    if (done) go(href, { replace: true });
  }, [done, go, href]);
  if (done) return <Loading />;
  const { created, targets } = directive.dispatch ?? { created: 0, targets: 0 };
  return (
    <div className="sign-off">
      <header className="page-head">
        <h1>{directive.title}</h1>
      </header>
      <Blank icon="send" title={say('dispatch.title', { number: directive.registerNumber ?? '' })}>
        <p className="numbers" role="status">
          {say('dispatch.told', { created, targets })}
        </p>
        <progress max={Math.max(1, targets)} value={created} aria-label={say('dispatch.label')} />
        <p>
          <Icon name="arrow" size={16} /> <To href={href}>{say('dispatch.open')}</To>
        </p>
      </Blank>
    </div>
  );
}
