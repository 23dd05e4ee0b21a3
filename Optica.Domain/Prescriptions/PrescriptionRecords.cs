using Optica.Domain.Organisations;

namespace Optica.Domain.Prescriptions;

/// <summary>The plain side of a prescription (CL-13): what everybody may know who may see the customer.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="BranchId">Branch of the examination.</param>
/// <param name="Branch">Its name.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Status">Status on the branch's day: past its last day an active one is expired.</param>
/// <param name="PrescribedOn">Day of the examination.</param>
/// <param name="ExpiresOn">The last day it may be used.</param>
/// <param name="AmendsId">The one it corrects, or null.</param>
public sealed record PrescriptionRow(
    Guid Id,
    long Version,
    Guid CustomerId,
    Guid BranchId,
    string Branch,
    PrescriptionKind Kind,
    PrescriptionStatus Status,
    DateOnly PrescribedOn,
    DateOnly ExpiresOn,
    Guid? AmendsId
);

/// <summary>A prescription: the plain side, and with the clinical permission all of it.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="CustomerName">The customer's name; empty when they are out of the caller's reach by now.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may amend or withdraw the prescription.</param>
/// <param name="Content">What was prescribed; null without the clinical permission.</param>
public sealed record PrescriptionDetail(PrescriptionRow Row, string CustomerName, BranchRow Branch, PrescriptionContent? Content)
{
    /// <summary>The one that corrects this one, or null.</summary>
    public Guid? AmendedById { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Name of who entered it, or null for the system.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; init; }

    /// <summary>What a person may still do with it: activate a draft, withdraw it, say that it was an error.</summary>
    public IReadOnlyList<PrescriptionStatus> Next { get; init; } = [];

    /// <summary>Whether it may be amended: it was the current one, expired or not.</summary>
    public bool MayAmend { get; init; }

    /// <summary>
    /// All of it as an input: to go on with a draft, or to amend. Empty values without the content. A last day that follows from kind and
    /// examination stays empty, so that it goes on following them; any other is the prescriber's own (OR-24).
    /// </summary>
    /// <param name="rules">The organisation's settings.</param>
    public PrescriptionInput ToInput(PrescriptionRules rules)
    {
        var usual = PrescriptionLife.ExpiresOn(Row.Kind, Row.PrescribedOn, null, rules);
        var input = new PrescriptionInput
        {
            BranchId = Row.BranchId,
            Kind = Row.Kind,
            PrescribedOn = Row.PrescribedOn,
            ExpiresOn = Row.ExpiresOn == usual ? null : Row.ExpiresOn,
        };
        Content?.CopyTo(input);
        return input;
    }
}
