using Optica.Domain.Common;

namespace Optica.Portal.Features.Reports;

/// <summary>
/// The rows of a report ended with an expected failure while they were being written: a stream of rows has no other way to say so.
/// Whoever began the report catches it and answers with the error.
/// </summary>
public sealed class ReportStoppedException : Exception
{
    /// <summary>Without a reason.</summary>
    public ReportStoppedException() { }

    /// <summary>With a message.</summary>
    public ReportStoppedException(string message)
        : base(message) { }

    /// <summary>With a message and a cause.</summary>
    public ReportStoppedException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>With the failure.</summary>
    public ReportStoppedException(Error error)
        : base(error?.Code) => Error = error ?? Error;

    /// <summary>The failure.</summary>
    public Error Error { get; } = new AccessDenied();
}
