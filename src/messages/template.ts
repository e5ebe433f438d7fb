/**
 * Texts that people read are data: registered here under an id, so that a community may replace any of them
 * (`Community.wording`) and one test can look at them all.
 */

/** `owner`: read by residents, held to the house style. `staff`: read in our own groups. */
export type Audience = 'owner' | 'staff';

/** The names in braces of a literal text: `'{who}在{by}前到'` → `'who' | 'by'`. */
type PlaceholdersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/** What `render` must be given for a template. */
export type Vars<Names extends string = string> = Readonly<Record<Names, string | number>>;

/** Our own words, before they have an id. */
export interface Wording<Text extends string = string> {
  readonly text: Text;
  readonly audience: Audience;
  /** Whether it tells an owner how things stand: then it says who, what next and when. */
  readonly isStatus: boolean;
}

/** A registered text. `Names` are its placeholders. */
export interface Template<Names extends string = string> extends Wording {
  /** `feature.name`, the key in `Community.wording`. */
  readonly id: string;
  /** Exists for the compiler alone. */
  readonly names?: Names;
}

type Entries = Readonly<Record<string, string | Wording>>;
type TextOf<Entry> = Entry extends Wording<infer Text> ? Text : Entry extends string ? Entry : never;
type Registered<Texts extends Entries> = {
  readonly [Name in keyof Texts]: Template<PlaceholdersOf<TextOf<Texts[Name]>>>;
};

/**
 * A progress message to an owner. S19: it says who, what next and when, so its text must hold `{who}` (the person or
 * team that acts), `{by}` (the moment, as text) and a phrase for the action, written out or as `{next}`.
 */
export function status<const Text extends string>(text: Text): Wording<Text> {
  return { text, audience: 'owner', isStatus: true };
}

/** A text for our own people, in a feature whose other texts are for owners. */
export function staff<const Text extends string>(text: Text): Wording<Text> {
  return { text, audience: 'staff', isStatus: false };
}

const registry = new Map<string, Template>();

/**
 * Registers the texts of one feature, each as `feature.name`. A bare string is read by `audience` (owners unless said).
 * Throws if an id is taken: two features would then share one entry in a community's wording.
 */
export function templates<const Texts extends Entries>(
  feature: string,
  texts: Texts,
  audience: Audience = 'owner',
): Registered<Texts> {
  const entries = Object.entries(texts).map(([name, entry]) => {
    const id = `${feature}.${name}`;
    if (registry.has(id)) throw new Error(`template ${id} is registered twice`);
    const wording: Wording = typeof entry === 'string' ? { text: entry, audience, isStatus: false } : entry;
    const template: Template = { ...wording, id };
    registry.set(id, template);
    return [name, template];
  });
  return Object.fromEntries(entries) as Registered<Texts>;
}

/** Every template of the modules that are loaded, by id. */
export function allTemplates(): Template[] {
  return [...registry.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function templateById(id: string): Template | undefined {
  return registry.get(id);
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The names in braces of any text, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''))];
}

/**
 * Fills a template. `wording` is the community's own (template id → text) and wins where it has an entry that says
 * something and can be filled; a slip in it must not keep people from an answer. Values are put in as they are: braces
 * inside a value stay braces. Throws when our own text wants a value it isn't given.
 */
export function render<Names extends string>(
  template: Template<Names>,
  vars: Vars<Names>,
  wording: Readonly<Record<string, string>> = {},
): string {
  const values = new Map<string, string | number>(Object.entries(vars));
  const own = Object.hasOwn(wording, template.id) ? wording[template.id] : undefined;
  const fits = own !== undefined && own.trim() !== '' && placeholdersIn(own).every((name) => values.has(name));
  return (fits ? own : template.text).replace(PLACEHOLDER, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`template ${template.id} lacks a value for {${name}}`);
    return String(value);
  });
}
