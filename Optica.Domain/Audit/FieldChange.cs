using System.Text.Json.Serialization;

namespace Optica.Domain.Audit;

/// <summary>One field, before and after.</summary>
/// <param name="Field">Name of the property, PascalCase.</param>
/// <param name="Old">Value before, or null.</param>
/// <param name="New">Value after, or null.</param>
public sealed record FieldChange(
    [property: JsonPropertyName("f")] string Field,
    [property: JsonPropertyName("o")] string? Old,
    [property: JsonPropertyName("n")] string? New
);

/// <summary>One step in the history of a record.</summary>
/// <param name="Id">Identity of the step.</param>
/// <param name="At">When, UTC.</param>
/// <param name="UserName">Who.</param>
/// <param name="Action">What: one of <see cref="AuditActions"/>.</param>
/// <param name="Reason">Stated reason, or null.</param>
/// <param name="Changes">Fields, before and after.</param>
/// <param name="HidesMedical">True when medical fields changed too and the caller may not see them.</param>
public sealed record HistoryEntry(
    Guid Id,
    DateTime At,
    string UserName,
    string Action,
    string? Reason,
    IReadOnlyList<FieldChange> Changes,
    bool HidesMedical
)
{
    /// <summary>Values that went with an erasure stood here: they stay in the trail, for who may read that (CL-12).</summary>
    public bool HidesErased { get; init; }

    /// <summary>The step without what stood there: who did what, and when.</summary>
    public HistoryEntry WithoutValues() =>
        this with
        {
            Reason = null,
            Changes = [],
            HidesMedical = false,
            HidesErased = Reason is not null || Changes.Count > 0 || HidesMedical,
        };
}
