package sandbox

import (
	"fmt"
	"net/http"

	"github.com/dateline-bot/dateline/bot/sandbox/internal/form"
)

// An apiError is a refusal in Discord's form.
type apiError struct {
	status  int
	code    int
	message string
	errors  form.Object // what is wrong with the body, nil when it is not about that
}

func (e *apiError) Error() string { return fmt.Sprintf("%d %d %s", e.status, e.code, e.message) }

// body is what goes over the wire.
func (e *apiError) body() form.Object {
	out := form.Object{"message": e.message, "code": e.code}
	if e.errors != nil {
		out["errors"] = e.errors
	}
	return out
}

// refusal is a constant-like error: Discord's documented codes, with the status
// that practice shows beside them (facts of topics/opcodes-and-status-codes.mdx;
// the pairing is not documented).
func refusal(status, code int, message string) error {
	return &apiError{status: status, code: code, message: message}
}

var (
	errUnauthorized       = refusal(http.StatusUnauthorized, 0, "401: Unauthorized")
	errNotFound           = refusal(http.StatusNotFound, 0, "404: Not Found")
	errMethod             = refusal(http.StatusMethodNotAllowed, 0, "405: Method Not Allowed")
	errAPIVersion         = refusal(http.StatusBadRequest, 50041, "Invalid API version provided")
	errInvalidJSON        = refusal(http.StatusBadRequest, 50109, "The request body contains invalid JSON.")
	errTooLarge           = refusal(http.StatusRequestEntityTooLarge, 40005, "Request entity too large")
	errUnknownChannel     = refusal(http.StatusNotFound, 10003, "Unknown Channel")
	errUnknownGuild       = refusal(http.StatusNotFound, 10004, "Unknown Guild")
	errUnknownMember      = refusal(http.StatusNotFound, 10007, "Unknown Member")
	errUnknownMessage     = refusal(http.StatusNotFound, 10008, "Unknown Message")
	errUnknownUser        = refusal(http.StatusNotFound, 10013, "Unknown User")
	errUnknownEmoji       = refusal(http.StatusBadRequest, 10014, "Unknown Emoji")
	errUnknownWebhook     = refusal(http.StatusNotFound, 10015, "Unknown Webhook")
	errUnknownInteraction = refusal(http.StatusNotFound, 10062, "Unknown interaction")
	errUnknownCommand     = refusal(http.StatusNotFound, 10063, "Unknown application command")
	errCommandOverrides   = refusal(http.StatusNotFound, 10066, "Unknown application command permissions")
	errNotYourApp         = refusal(http.StatusForbidden, 20012, "You are not authorized to perform this action on this application")
	errTooManyCommands    = refusal(http.StatusBadRequest, 30032, "Maximum number of application commands reached (100).")
	errTooManyCreates     = refusal(http.StatusBadRequest, 30034, "Max number of daily application command creates has been reached (200)")
	errTooManyFiles       = refusal(http.StatusBadRequest, 30015, "Maximum number of attachments in a message reached (10)")
	errOldEdits           = refusal(http.StatusTooManyRequests, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later.")
	errAlreadyCrossposted = refusal(http.StatusBadRequest, 40033, "This message has already been crossposted.")
	errForumMessage       = refusal(http.StatusBadRequest, 40058, "Cannot message this thread until after the post author has sent an initial message.")
	errAcknowledged       = refusal(http.StatusBadRequest, 40060, "Interaction has already been acknowledged.")
	errTagRequired        = refusal(http.StatusBadRequest, 40067, "A tag is required to create a forum post in this channel")
	errMissingAccess      = refusal(http.StatusForbidden, 50001, "Missing Access")
	errNotYourMessage     = refusal(http.StatusForbidden, 50005, "Cannot edit a message authored by another user")
	errEmptyMessage       = refusal(http.StatusBadRequest, 50006, "Cannot send an empty message")
	errCannotDM           = refusal(http.StatusForbidden, 50007, "Cannot send messages to this user")
	errNotText            = refusal(http.StatusBadRequest, 50008, "Cannot send messages in a non-text channel")
	errPermissions        = refusal(http.StatusForbidden, 50013, "Missing Permissions")
	errChannelType        = refusal(http.StatusBadRequest, 50024, "Cannot execute action on this channel type")
	errInvalidToken       = refusal(http.StatusUnauthorized, 50027, "Invalid Webhook Token")
	errTooOld             = refusal(http.StatusBadRequest, 50034, "You can only bulk delete messages that are under 14 days old.")
	errFileTooLarge       = refusal(http.StatusRequestEntityTooLarge, 40005, "Request entity too large")
	errNoHistory          = refusal(http.StatusBadRequest, 160002, "You cannot reply without permission to read message history")
	errThreadExists       = refusal(http.StatusBadRequest, 160004, "A thread has already been created for this message")
	errThreadLocked       = refusal(http.StatusBadRequest, 160005, "Thread is locked")
)

// The words in the tree of an Invalid Form Body, by what stands behind them.
// Bots should look at the place in the tree, and count on no word but the first.
//
// Documented (reference.mdx, interactions/application-commands.mdx):
// BASE_TYPE_REQUIRED, BASE_TYPE_CHOICES, APPLICATION_COMMAND_TOO_LARGE.
//
// Observed, in public threads and in code that handles them:
// BASE_TYPE_BAD_LENGTH, BASE_TYPE_MAX_LENGTH, BASE_TYPE_MIN_LENGTH, BOOLEAN_TYPE_CONVERT, CONTENT_TYPE_INVALID,
// DATE_TIME_TYPE_PARSE, LIST_TYPE_CONVERT, MODEL_TYPE_CONVERT, NUMBER_TYPE_COERCE, NUMBER_TYPE_MAX, NUMBER_TYPE_MIN,
// STRING_TYPE_CONVERT, STRING_TYPE_REGEX, UNION_TYPE_CHOICES, URL_TYPE_INVALID_SCHEME, URL_TYPE_INVALID_URL,
// APPLICATION_COMMANDS_DUPLICATE_NAME, APPLICATION_COMMAND_INVALID_NAME, APPLICATION_COMMAND_OPTIONS_NAME_INVALID,
// APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID, APPLICATION_COMMAND_OPTIONS_TYPE_INVALID,
// BUTTON_COMPONENT_CUSTOM_ID_REQUIRED, BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE, COMPONENT_CUSTOM_ID_DUPLICATED,
// COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED, COMPONENT_LAYOUT_WIDTH_EXCEEDED, COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED,
// SELECT_COMPONENT_OPTION_VALUE_DUPLICATED, SET_TYPE_ALREADY_CONTAINS_VALUE, MAX_EMBED_SIZE_EXCEEDED, MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE,
// MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2, REPLIES_UNKNOWN_MESSAGE.
//
// Guessed, after the pattern of those: that Discord refuses the thing is
// documented, the word is not:
// APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION, APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_TYPE,
// APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE, APPLICATION_COMMAND_OPTIONS_MIN_MAX_INVALID,
// BUTTON_COMPONENT_INVALID_FACE, BUTTON_COMPONENT_SKU_ID_REQUIRED, BUTTON_COMPONENT_URL_REQUIRED,
// COMPONENT_DISABLED_IN_MODAL, COMPONENT_ID_DUPLICATED, INTERACTION_CALLBACK_FLAGS_INVALID,
// INTERACTION_CALLBACK_TYPE_INVALID, SELECT_COMPONENT_DEFAULTS_EXCEEDED, SELECT_COMPONENT_MIN_MAX_INVALID.

// invalid is "Invalid Form Body" with the tree of what is wrong.
func invalid(tree form.Object) error {
	return &apiError{status: http.StatusBadRequest, code: 50035, message: "Invalid Form Body", errors: tree}
}

// check applies a rule to a body; the error is [invalid] when it does not hold.
func check(rule form.Rule, body any) error {
	if tree := form.Check(rule, body); tree != nil {
		return invalid(tree)
	}
	return nil
}

// fault is [invalid] with one thing wrong at one place, "" being the body itself.
func fault(path, code, message string) error {
	var e form.Errors
	at := e.Root()
	if path != "" {
		at = at.At(path)
	}
	at.Fail(code, message)
	return invalid(e.Tree())
}
