using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>How long ago something was, in words: right in every time zone.</summary>
public static class Ago
{
    /// <summary>Now, minutes, hours or days.</summary>
    /// <param name="words">The shell's words.</param>
    /// <param name="then">When it was, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    public static string Of(IStringLocalizer<Shell> words, DateTime then, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (now - then) switch
        {
            { TotalMinutes: < 1 } => words["ago_now"],
            { TotalHours: < 1 } span => words["ago_minutes", (int)span.TotalMinutes],
            { TotalDays: < 1 } span => words["ago_hours", (int)span.TotalHours],
            var span => words["ago_days", (int)span.TotalDays],
        };
    }
}
