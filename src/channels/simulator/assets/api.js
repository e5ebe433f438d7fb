import { texts } from './texts.js';

async function call(path, options) {
  let response;
  try {
    response = await fetch(`/sim/api/${path}`, options);
  } catch (cause) {
    throw new Error(texts.noAnswer, { cause });
  }
  const isJson = response.headers.get('content-type')?.includes('json');
  const body = isJson ? await response.json() : {};
  if (!response.ok) {
    throw new Error(response.status === 413 ? texts.tooLarge : (body.error ?? `HTTP ${response.status}`));
  }
  return body;
}

export function get(path, query = {}) {
  return call(`${path}?${new URLSearchParams(query)}`);
}

export function post(path, body) {
  return call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Calls back for every announced event, and with `open` whenever the line is (again) there. */
export function listen(on) {
  const source = new EventSource('/sim/api/events');
  source.addEventListener('open', () => on.open());
  source.addEventListener('error', () => on.lost());
  for (const name of ['message', 'clock']) {
    source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
}
