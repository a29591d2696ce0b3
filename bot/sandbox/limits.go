package sandbox

import "time"

// Every limit this Discord keeps, and where it is written. Names of files are
// of discord/discord-api-docs at c98d64bc, below developers/; [S] is Discord's
// OpenAPI document at 74fda0f; [O] is observed in public threads and promised
// nowhere.
const (
	maxContent        = 2000 // resources/message.mdx, for bots ([S] says 4000, since people with Nitro may)
	maxNonce          = 25   // resources/message.mdx
	maxEmbeds         = 10   // resources/message.mdx
	maxEmbedTitle     = 256  // resources/message.mdx, "Embed Limits"; all of them counted after trimming
	maxEmbedText      = 4096
	maxEmbedFields    = 25
	maxEmbedFieldName = 256
	maxEmbedFieldText = 1024
	maxEmbedFooter    = 2048
	maxEmbedAuthor    = 256
	maxEmbedTotal     = 6000     // over all embeds of a message
	maxURL            = 2048     // [S]
	maxColour         = 0xFFFFFF // resources/message.mdx
	maxFiles          = 10       // resources/message.mdx
	maxFile           = 10 << 20 // reference.mdx, bytes, without boosts
	maxRequest        = 25 << 20 // reference.mdx, bytes
	maxAltText        = 1024     // resources/message.mdx
	maxMentionIDs     = 100      // resources/message.mdx
	maxStickers       = 3        // resources/message.mdx
	maxHistory        = 100      // resources/message.mdx, of one page
	maxReactionEmoji  = 20       // [O]

	maxRows         = 5    // components/reference.mdx, without IS_COMPONENTS_V2
	maxButtons      = 5    // components/reference.mdx, of a row
	maxComponents   = 40   // components/reference.mdx, nested ones counted
	maxShownText    = 4000 // [O] api-docs PR 8562, over all text displays
	maxTextDisplay  = 4000 // [S]
	maxCustomID     = 100  // components/reference.mdx
	maxLabel        = 80   // of a button
	maxButtonURL    = 512
	maxSelectOpts   = 25
	maxSelectText   = 100
	maxPlaceholder  = 150
	maxSectionTexts = 3
	maxGalleryItems = 10
	maxComponentID  = 1<<31 - 1

	maxModalTitle       = 45 // components/reference.mdx
	maxModalParts       = 5  // interactions/receiving-and-responding.mdx ([S] allows 40)
	maxInputLabel       = 45
	maxInputText        = 4000
	maxInputPlaceholder = 100
	maxLabelAbout       = 100

	maxName         = 32   // interactions/application-commands.mdx, of commands and options
	maxDescription  = 100  // likewise
	maxOptions      = 25   // likewise
	maxChoices      = 25   // likewise, and of an autocomplete answer
	maxChoiceText   = 100  // likewise, of a choice's name and value ([S] says 6000 for the value)
	maxOptionLength = 6000 // likewise, min_length and max_length
	maxInteger      = 1<<53 - 1
	maxCommandSize  = 8000 // likewise, characters over name, description and value at every level
	maxSlash        = 100  // likewise, per application and scope
	maxMenus        = 15   // likewise, user and message commands each
	maxBulk         = 130  // [S]
	maxDailyCreates = 200  // likewise, per guild or globally
	maxThreadName   = 100  // resources/channel.mdx
	maxForumTags    = 5    // resources/channel.mdx, of one post
	maxSlowmode     = 21600

	answerWithin  = 3 * time.Second  // interactions/receiving-and-responding.mdx
	tokenLife     = 15 * time.Minute // likewise
	nonceWindow   = 3 * time.Minute  // resources/message.mdx: "the past few minutes"
	bulkDeleteAge = 14 * 24 * time.Hour
	oldEditAge    = time.Hour // topics/opcodes-and-status-codes.mdx, 30046

	maxFrame        = 4096             // events/gateway.mdx, bytes of an event sent by a bot
	maxFrames       = 120              // events/gateway.mdx, events sent in framesPer
	framesPer       = 60 * time.Second // likewise
	heartbeatEvery  = 41250 * time.Millisecond
	sessionLife     = 3 * time.Minute  // events/gateway.mdx: "a few minutes"
	maxReplay       = 4096             // [O] dispatches kept for a resume
	dailyIdentifies = 1000             // events/gateway.mdx, in identifyDay
	identifyDay     = 24 * time.Hour   // likewise
	identifyPer     = 5 * time.Second  // likewise, for max_concurrency of them
	guildsPerShard  = 2500             // events/gateway.mdx
	membersPer      = 30 * time.Second // events/gateway-events.mdx, all members of a guild once
	membersChunk    = 1000             // likewise, members in one answer
	maxMembersNamed = 100              // likewise, members asked for by name or id
	maxMembersNonce = 32               // likewise, bytes; a longer one is ignored
	largeThreshold  = 50               // events/gateway.mdx, default; 50 to 250
	defaultHistory  = 50               // resources/message.mdx
	invalidPer      = 10 * time.Minute
	maxInvalid      = 10000 // topics/rate-limits.mdx, invalid requests in invalidPer
	globalPerSecond = 50    // topics/rate-limits.mdx
	maxOldEdits     = 30    // [O], of one message
)
