using Microsoft.Extensions.Localization;
using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>By which prescriptions something can be made that has one already, or none.</summary>
/// <param name="Own">Its own and what has become of it; null for none.</param>
/// <param name="Name">What its own is called to the user: kind and date; null when that is not known.</param>
/// <param name="Kind">Kind of its own.</param>
/// <param name="Current">The customer's that are valid today, in reach.</param>
public sealed record PrescriptionOffer(PrescriptionState? Own, string? Name, PrescriptionKind? Kind, IReadOnlyList<PrescriptionRow> Current)
{
    /// <summary>Whether its own may not be used any more.</summary>
    public bool NeedsAnother => Own is { IsWrong: true };

    /// <summary>The customer's others.</summary>
    public IReadOnlyList<PrescriptionRow> Others => [.. Current.Where(row => row.Id != Own?.Id)];

    /// <summary>A current one of the same kind that came after its own, which is not wrong for that.</summary>
    public PrescriptionRow? Newer =>
        NeedsAnother || Own is null ? null : Others.FirstOrDefault(row => row.Kind == Kind && row.PrescribedOn >= Own.PrescribedOn);

    /// <summary>What is proposed: its own where that can be used, else what corrects it, else the only one of its kind.</summary>
    public Guid? Proposed =>
        Own is null ? null
        : !NeedsAnother ? Own.Id
        : (Others.FirstOrDefault(row => row.Id == Own.Correction?.Id) ?? Others.FirstOrDefault(row => row.Kind == Kind))?.Id;

    /// <summary>Reads what the customer has today.</summary>
    /// <param name="queries">Prescriptions.</param>
    /// <param name="own">Its own, what it is called, and its kind.</param>
    /// <param name="customerId">The customer; who may not see which there are is offered none.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<PrescriptionOffer> ReadAsync(
        PrescriptionQueries queries,
        (PrescriptionState? State, string? Name, PrescriptionKind? Kind) own,
        Guid customerId,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(queries);
        var found = (await queries.CurrentAsync(customerId, cancellation)).TryGet(out var rows, out _) ? rows : [];
        return new(own.State, own.Name, own.Kind, [.. found.Where(row => row.Status == PrescriptionStatus.Active)]);
    }

    /// <summary>What a prescription is called: <c>Single vision · 27-11-2025</c>.</summary>
    public static string NameOf(IStringLocalizer<PrescriptionTexts> words, PrescriptionKind kind, DateOnly prescribedOn)
    {
        ArgumentNullException.ThrowIfNull(words);
        return $"{words[$"kind_{kind}"]} · {Formats.Date(prescribedOn)}";
    }
}
