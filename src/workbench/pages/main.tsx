import './styles/theme.css';
import './styles/pages.css';
import './styles/coding.css';
import './styles/panels.css';
import './styles/consensus.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { enter, readToken } from './entrance.ts';
import { type Route, route, writeRoute } from './route.ts';
import { applySettings } from './settings.ts';
import { FaultPage } from './shell/fault-page.tsx';

applySettings();
const place = document.getElementById('page');
if (!place) throw new Error('the page has no place for its content');

addEventListener('hashchange', () => void enterAgain());

try {
  const token = readToken(location.hash);
  if (token !== null) {
    await enter(token);
    showInAddress({ page: 'sessions' });
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
  render(<App />, place);
} catch (error) {
  render(<FaultPage error={error} />, place);
}

/** The address of a new start of the program, opened in this tab: it lets in, and the page that is shown stays. */
async function enterAgain(): Promise<void> {
  const token = readToken(location.hash);
  if (token === null) return;
  showInAddress(route.value);
  // Where it is the address of an earlier start, the page goes on saying what to do.
  await enter(token).catch(() => undefined);
}

function showInAddress(shown: Route): void {
  history.replaceState(null, '', `${location.pathname}${writeRoute(shown)}`);
}
