using Optica.Domain.Audit;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// Everything of a prescription that is medical (CL-13), in clear: only ever in memory, only with the clinical permission. Stored
/// encrypted in <see cref="PrescriptionMedical"/>. Never changed.
/// </summary>
public sealed record PrescriptionContent
{
    /// <summary>The optical values.</summary>
    public OpticalValues Values { get; init; } = OpticalValues.Empty;

    /// <summary>Who prescribed (CL-14).</summary>
    public string? IssuerName { get; init; }

    /// <summary>Their profession (CL-14).</summary>
    public IssuerType? IssuerType { get; init; }

    /// <summary>Their registration number (CL-14).</summary>
    public string? IssuerRegistration { get; init; }

    /// <summary>Lens material.</summary>
    public string? LensMaterial { get; init; }

    /// <summary>Coatings.</summary>
    public IReadOnlyList<string> Coatings { get; init; } = [];

    /// <summary>Tint.</summary>
    public string? Tint { get; init; }

    /// <summary>Clinical notes.</summary>
    public string? Notes { get; init; }

    /// <summary>Clinical observations.</summary>
    public string? Observations { get; init; }

    /// <summary>Recommendations to the customer.</summary>
    public string? Recommendations { get; init; }

    /// <summary>What was doubtful when it was saved; advice, saved over.</summary>
    public IReadOnlyList<AcceptedWarning> Warnings { get; init; } = [];

    /// <summary>Whether somebody was shown the warnings and said that the values are right.</summary>
    public bool WarningsConfirmed { get; init; }

    /// <summary>Why it corrects another one; or null.</summary>
    public string? AmendReason { get; init; }

    /// <summary>Why it was cancelled or is an error; or null.</summary>
    public string? ClosingReason { get; init; }

    /// <summary>The content of a valid input with clean texts.</summary>
    public static PrescriptionContent Of(PrescriptionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new()
        {
            Values = input.Values(),
            IssuerName = input.IssuerName,
            IssuerType = input.IssuerType,
            IssuerRegistration = input.IssuerRegistration,
            LensMaterial = input.LensMaterial,
            Coatings = [.. input.Coatings],
            Tint = input.Tint,
            Notes = input.Notes,
            Observations = input.Observations,
            Recommendations = input.Recommendations,
        };
    }

    /// <summary>Writes it into an input: to go on with a draft, to amend, or to start from an older one.</summary>
    public void CopyTo(PrescriptionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Take(Values);
        (input.IssuerName, input.IssuerType, input.IssuerRegistration) = (IssuerName, IssuerType, IssuerRegistration);
        (input.LensMaterial, input.Coatings, input.Tint) = (LensMaterial, [.. Coatings], Tint);
        (input.Notes, input.Observations, input.Recommendations) = (Notes, Observations, Recommendations);
    }

    /// <summary>Field by field what turns this into <paramref name="next"/>; for the audit trail, which encrypts it.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(PrescriptionContent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var (before, after) = (PrescriptionFields.Of(this), PrescriptionFields.Of(next));
        return
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(field => new FieldChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
                .Where(change => change.Old != change.New),
        ];
    }
}
