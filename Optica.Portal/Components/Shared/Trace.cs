using System.Diagnostics;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared;

/// <summary>The number that connects what a user sees with the log.</summary>
public static class Trace
{
    /// <summary>The current trace, or a new number where nothing is traced.</summary>
    public static string Id(TimeProvider time) =>
        Activity.Current?.TraceId.ToHexString() ?? Ids.New(time).ToString("N", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The trace of a request.</summary>
    public static string Id(HttpContext? context) => Activity.Current?.TraceId.ToHexString() ?? context?.TraceIdentifier ?? "";
}
