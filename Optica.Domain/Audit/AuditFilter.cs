namespace Optica.Domain.Audit;

/// <summary>Which lines of the audit trail a list shows, newest first.</summary>
public sealed record AuditFilter
{
    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    /// <summary>On or after this day (organisation's zone).</summary>
    public DateOnly? From { get; init; }

    /// <summary>On or before this day (organisation's zone).</summary>
    public DateOnly? To { get; init; }

    /// <summary>Done by this person.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Done at this branch.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Only this: one of <see cref="AuditActions"/>, or a feature's own action.</summary>
    public string? Action { get; init; }

    /// <summary>Only records of this kind, such as <c>customer</c>; refused writes of them included.</summary>
    public string? Kind { get; init; }

    /// <summary>Only this record.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>This customer and everything made for them: orders, quotes, jobs, prescriptions, visits.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Part of a name, a reason or a value before or after; never looked for in what is medical.</summary>
    public string? Text { get; init; }

    /// <summary>Opens medical changes for those with the clinical permission, which counts as a reading and is noted.</summary>
    public bool OpensMedical { get; init; }
}
