import { insistBytes, insistCount, insistText } from './limits.ts';

export interface Article {
  title: string;
  description?: string;
  url: string;
  picurl?: string;
}

/** What both a member and an app's group chat can be sent. */
export type MemberContent =
  /** `<a href>` and line breaks are understood. */
  | { type: 'text'; text: string }
  | { type: 'markdown'; text: string }
  | { type: 'image' | 'voice' | 'file'; mediaId: string }
  | { type: 'video'; mediaId: string; title?: string; description?: string }
  | { type: 'news'; articles: readonly Article[] };

const MOST_TEXT_BYTES = 2048;

/** The part of a request that holds the content. @throws WecomError where it is over a limit */
export function memberContent(path: string, content: MemberContent): object {
  switch (content.type) {
    case 'text':
    case 'markdown':
      insistText(path, `${content.type}.content`, content.text, MOST_TEXT_BYTES);
      return { msgtype: content.type, [content.type]: { content: content.text } };
    case 'video': {
      const { mediaId, title = '', description = '' } = content;
      insistBytes(path, 'video.title', title, 128);
      insistBytes(path, 'video.description', description, 512);
      return { msgtype: 'video', video: { media_id: mediaId, title, description } };
    }
    case 'news':
      return { msgtype: 'news', news: { articles: articlesOf(path, content.articles) } };
    default:
      return { msgtype: content.type, [content.type]: { media_id: content.mediaId } };
  }
}

/** 1 to 8 articles within their limits. */
export function articlesOf(path: string, articles: readonly Article[]): readonly Article[] {
  insistCount(path, 'news.articles', articles, 1, 8);
  for (const { title, description = '', url } of articles) {
    insistText(path, 'articles.title', title, 128);
    insistBytes(path, 'articles.description', description, 512);
    insistText(path, 'articles.url', url, 2048);
  }
  return articles;
}
