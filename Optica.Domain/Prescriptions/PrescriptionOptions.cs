using Optica.Domain.Orders;

namespace Optica.Domain.Prescriptions;

/// <summary>How a prescription is saved.</summary>
/// <param name="AsDraft">Not yet the customer's current one; new ones only.</param>
/// <param name="ConfirmsWarnings">Whoever saves was shown the warnings and says that the values are right; kept with them.</param>
public sealed record PrescriptionOptions(bool AsDraft = false, bool ConfirmsWarnings = false)
{
    /// <summary>One click, one effect; new ones only.</summary>
    public OperationOptions Request { get; init; } = new();

    /// <summary>The version seen of what is changed or amended, or null.</summary>
    public long? Version { get; init; }
}

/// <summary>A correction (OR-23): what the prescription should have said, and why.</summary>
/// <param name="Input">As typed; branch and customer stay those of the corrected one.</param>
/// <param name="Reason">Why, 1–400; required.</param>
public sealed record Amendment(PrescriptionInput Input, string? Reason);
