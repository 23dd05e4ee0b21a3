using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Reports;

/// <summary>More rows than a sheet of Excel can hold.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Most">How many fit.</param>
public sealed record ReportTooLarge(long Rows, long Most) : Error("report_too_large", ErrorKind.Invalid)
{
    /// <inheritdoc />
    public override string Message => DomainText.Get($"error_{Code}", Rows, Most);
}
