using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>
/// Runs what no error boundary stands around, such as an undo from a message or a drop told by a script: an exception is logged with
/// a number that the user sees, and costs this action only.
/// </summary>
public sealed partial class SafeActions(Toasts toasts, ILogger<SafeActions> log, TimeProvider time, IStringLocalizer<Common> words)
{
    /// <summary>Runs an action.</summary>
    public async Task RunAsync(Func<Task> act)
    {
        ArgumentNullException.ThrowIfNull(act);
        try
        {
            await act();
        }
        catch (Exception failure)
        {
            var traceId = Trace.Id(time);
            ActionFailed(log, traceId, failure);
            toasts.Error(words["action_failed", traceId]);
        }
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "An action failed, trace {TraceId}")]
    private static partial void ActionFailed(ILogger logger, string traceId, Exception exception);
}
