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

    /// <summary>The same in two units, for what has to be told apart.</summary>
    /// <param name="words">The shell's words.</param>
    /// <param name="then">When it was, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    public static string Exactly(IStringLocalizer<Shell> words, DateTime then, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(words);
        return (now - then) switch
        {
            { TotalMinutes: < 1 } span => words["ago_seconds", (int)span.TotalSeconds],
            { TotalHours: < 1 } span => words["ago_minutes_seconds", (int)span.TotalMinutes, span.Seconds],
            { TotalDays: < 1 } span => words["ago_hours_minutes", (int)span.TotalHours, span.Minutes],
            var span => words["ago_days_hours", (int)span.TotalDays, span.Hours],
        };
    }
}
