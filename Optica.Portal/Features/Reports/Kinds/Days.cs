namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Whole days between instants.</summary>
internal static class Days
{
    /// <summary>Whole days that have passed, or null.</summary>
    public static int? Since(DateTime? then, DateTime now) => then is { } at ? (int)(now - at).TotalDays : null;
}
