/** Answers are short; whoever writes more is telling something. */
const longestAnswer = 18;

const no =
  /^(?:no|n|否|没|未|冇|唔系|唔得|不|2)$|^不(?:是|对|行|可以|要|用|同意|正确|好|满意|认可|方便|ok|成|中)(?:的|啊|呀|呢|了|吧|哦)?$|^不(?:是|对|行|同意|认可|满意|方便)[,，。!、\s]|^(?:都|也|还|根本|并|又)?没(?:有)?(?:修|弄|搞|解决|处理|通|换)?(?:好|完|掉|过|呢|啊|呀|吧|哦|嘞)*$|^冇(?:啊|呀)?$|^(?:还|又|仍|依然|一样)(?:是|在|有|会)?(?:漏|滴|堵|坏|不(?!来|到)|没(?:修|好|有|解决|弄|通|电|水|亮)|响|跳|老样子|一样)|还(?:是|在)(?:漏|滴|堵|坏|响|不(?:行|亮|热|通|好))|没(?:修|弄|搞|处理)好|没解决|^根本没|^没人(?:来|修)过|^(?:现在|今天)?又(?:坏|漏|堵|跳)了|老样子|^(?:搞|弄|说|写)?错了?(?:啊|呀)?$|一点没变|没变化|没用$|跟没修/;
const yes =
  /^(?:是|对|嗯|恩|好|行|可以|没问题|没错|确认|同意|正确|ok|okay|yes|y|成|中|得|妥|要得|系|可|1|👌|👍)+(?:的|啊|呀|了|吧|呢|哒|滴|嘞|咧|哦|喔|嘛|啦|谢谢|ok|✅|。|!|~)*$|^(?:是|对|好|嗯|行|可以|没问题)(?:的|了|啊|呀)?[,，。!！\s]|(?:修|弄|搞|处理|换|通|做|装)(?:好|完|通|掂)(?:了|啦|咗)|^(?:已经?|都|全)?(?:解决|正常|恢复)(?:正常)?了|^(?:现在|已经)?不(?:漏|滴|堵|响|跳|臭)了|(?:能|可以)用了|(?:有水|有电|来水|来电|亮|通|好)了$|没事了|没毛病|就这样|搞掂/;

/** Yes or no as an answer to what was just asked; undefined where the words are neither, or too many. */
export function readAnswer(folded: string): 'yes' | 'no' | undefined {
  const said = folded.trim().replace(/[。!?~,\s]+$/g, '');
  if (said === '' || said.length > longestAnswer) return undefined;
  if (/[吗么?]$|是不是|有没有|怎么|什么|(?:没有|了没|好没)\?$/.test(folded.trim())) return undefined;
  if (/^(?:没问题|没错|没事|没毛病)/.test(said)) return 'yes';
  if (no.test(said)) return 'no';
  return yes.test(said) ? 'yes' : undefined;
}
