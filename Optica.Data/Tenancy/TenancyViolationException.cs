namespace Optica.Data.Tenancy;

/// <summary>A write outside the caller's reach: a programmer's mistake or an attack. Nothing was written.</summary>
public sealed class TenancyViolationException : Exception
{
    /// <summary>Without details.</summary>
    public TenancyViolationException() { }

    /// <summary>With a message that names no data.</summary>
    public TenancyViolationException(string message)
        : base(message) { }

    /// <summary>With a message that names no data, and a cause.</summary>
    public TenancyViolationException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Kind of the record.</summary>
    public string RecordKind { get; init; } = "";

    /// <summary>The record, where it has one id.</summary>
    public Guid RecordId { get; init; }
}
