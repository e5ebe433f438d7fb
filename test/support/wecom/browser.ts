import type { FastifyInstance } from 'fastify';
import type { Corp } from './corp.ts';
import { authorise, type OauthVisitor } from './oauth.ts';

export interface Page {
  status: number;
  html: string;
  /** where it sends the browser on to */
  location: string | undefined;
}

/** The browser inside a member's client: it keeps cookies, and is recognised by WeCom. */
export class MemberBrowser {
  readonly cookies = new Map<string, string>();
  constructor(
    private readonly http: FastifyInstance,
    private readonly corp: Corp,
    private readonly visitor: OauthVisitor,
  ) {}

  get(path: string): Promise<Page> {
    return this.#ask({ method: 'GET', url: path });
  }

  post(path: string, fields: Record<string, string>): Promise<Page> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#ask({ method: 'POST', url: path, payload: new URLSearchParams(fields).toString(), headers });
  }

  /** Opens the page and goes to WeCom, which recognises him. @returns where WeCom sends him back to */
  async recognised(): Promise<string> {
    const { location = '' } = await this.get('/wecom/me');
    const back = authorise(this.corp, location, this.visitor);
    return `${back.pathname}${back.search}`;
  }

  /** Opens the page as a member who is let in. @returns the page */
  async opens(): Promise<Page> {
    const { location = '' } = await this.get(await this.recognised());
    return await this.get(location);
  }

  /** What the form of a button holds. Throws where the page shows none of that label. */
  formOf(page: Page, label: string): Record<string, string> {
    const form = page.html.split('<form').find((part) => part.includes(`>${label}</button>`));
    if (!form) throw new Error(`the page shows no button ${label}`);
    return Object.fromEntries(
      [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
  }

  async #ask(request: { method: 'GET' | 'POST'; url: string; payload?: string; headers?: Record<string, string> }) {
    const response = await this.http.inject({ ...request, cookies: Object.fromEntries(this.cookies) });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.statusCode, html: response.body, location: response.headers.location?.toString() };
  }
}
