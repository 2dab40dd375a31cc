import { Component, Suspense, type ComponentType, type ReactNode } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { maySee, type Duty } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { Loading, NoRight } from '../states/states.js';

interface Props {
  readonly screen: ComponentType;
  readonly duties?: readonly Duty[];
}

/** Every screen: its code on the way, a right that is missing, or a failure that nobody caught. */
export function ScreenFrame({ screen: Shown, duties }: Props) {
  const person = usePerson();
  if (!maySee(person, duties)) return <NoRight />;
  return (
    <Catch>
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </Catch>
  );
}

/** A new release takes the old one's files away: then only loading the page again helps. */
class Catch extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <ProblemNote error={this.state.error} retry={() => window.location.reload()} page />;
  }
}
