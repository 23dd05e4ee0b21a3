using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>
/// Everything that happens while a prescription is typed, without a screen: values, refusals, doubts against the last prescription,
/// corrections in one step and their undoing.
/// </summary>
/// <param name="input">The input that is filled.</param>
/// <param name="reference">Age, day, settings and earlier values of the customer.</param>
public sealed class EntryDesk(PrescriptionInput input, PrescriptionReference reference)
{
    /// <summary>Warnings about what may still be typed; they wait until the form is about to be saved.</summary>
    private static readonly string[] AboutMissing = ["vertex_advised", "base_curve_missing", "diameter_missing"];

    private OpticalValues aside = OpticalValues.Empty;
    private PrescriptionKind? kind = input.Kind;
    private bool attempted;

    /// <summary>What stands in the cells.</summary>
    public EntrySheet Sheet { get; } = new(input, reference.Rules);

    /// <summary>
    /// Whether the values are compared. Not while the powers are being typed: a sphere without its cylinder differs from last time and
    /// means nothing.
    /// </summary>
    public bool IsReviewed { get; private set; }

    /// <summary>Doubts, the likely slip first; they never block (DOMAIN §7).</summary>
    public IReadOnlyList<PlausibilityWarning> Doubts { get; private set; } = [];

    /// <summary>What is allowed and deserves a second look.</summary>
    public IReadOnlyList<FieldError> Notes { get; private set; } = [];

    /// <summary>Corrections that one key takes over.</summary>
    public IReadOnlyList<EntryOffer> Offers { get; private set; } = [];

    /// <summary>The last step that can be taken back, or null.</summary>
    public EntryUndo? Undoable { get; private set; }

    /// <summary>Whether the line read last said something that this kind does not have; it is set aside.</summary>
    public bool HasSetAside { get; private set; }

    /// <summary>Whether the vertex distance is asked for (OR-7).</summary>
    public bool AsksVertex =>
        kind != PrescriptionKind.ContactLens
        && (
            input.VertexDistance is not null || Eyes.Both.Any(eye => Strongest(input.Of(eye)) >= PrescriptionInputValidator.VertexAskedFrom)
        );

    /// <summary>Whether there is anything to confirm.</summary>
    public bool HasDoubts => Doubts.Count + Notes.Count > 0;

    /// <summary>Takes what was typed in a cell.</summary>
    public void Type(EntryCell cell, string? text)
    {
        Sheet.Take(cell, text);
        HasSetAside = false;
        Judge();
    }

    /// <summary>Begins to compare: the powers are typed, or somebody wants to know.</summary>
    /// <param name="saving">Whether the form is about to be saved: now what is missing is mentioned, too.</param>
    public void Review(bool saving = false)
    {
        IsReviewed = true;
        attempted |= saving;
        Judge();
    }

    /// <summary>Kind or date may have changed.</summary>
    public void Follow()
    {
        if (kind != input.Kind)
        {
            var all = input.Values().With(kind, aside);
            (kind, aside) = (input.Kind, all);
            Sheet.Take(all.Only(kind));
            Sheet.KeepOnly(cell => IsThere(cell, kind));
        }

        Judge();
    }

    /// <summary>Takes a correction over.</summary>
    public void Accept(EntryOffer offer)
    {
        switch (offer)
        {
            case ValueOffer value:
                Type(value.Cell, value.Text);
                break;
            case FixOffer { Fix: var fix }:
                Step(EntryStep.Fix, fix.Text, () => Sheet.Take(fix.Values));
                break;
        }
    }

    /// <summary>Takes over what a shorthand line said.</summary>
    public void Fill(OpticalValues said)
    {
        ArgumentNullException.ThrowIfNull(said);
        Step(
            EntryStep.Shorthand,
            PrescriptionShorthand.Format(said),
            () =>
            {
                Sheet.Fill(said);
                var all = input.Values();
                HasSetAside = all.Only(kind) != all;
                if (HasSetAside)
                {
                    aside = all;
                    Sheet.Take(all.Only(kind));
                }
            }
        );
    }

    /// <summary>The left eye like the right one: powers, and what a contact lens is. What was measured on the face stays, and so does what the right eye says nothing about.</summary>
    public void CopyRightToLeft()
    {
        var values = input.Values();
        Step(EntryStep.Copy, $"{values.Right.Power}", () => Sheet.Take(values with { Left = EntryUnits.Alike(values.Left, values.Right) }));
    }

    /// <summary>Takes the last step back, but for what was changed since.</summary>
    public void Undo()
    {
        if (Undoable is { } step)
        {
            Sheet.Take(EntryUnits.Change(input.Values(), step.After, step.Before));
            Undoable = null;
            Judge();
        }
    }

    private void Step(EntryStep what, string text, Action act)
    {
        var before = input.Values();
        act();
        var after = input.Values();
        Undoable = before == after ? null : new(what, text, before, after);
        Review();
    }

    private void Judge()
    {
        var findings = PrescriptionInputValidator.Check(input, reference.Today, reference.Rules);
        Notes = IsReviewed
            ? [.. findings.Warnings.Where(warning => attempted || !AboutMissing.Contains(warning.Code, StringComparer.Ordinal))]
            : [];
        Doubts =
            IsReviewed && input.Kind is { } chosen
                ? PlausibilityCheck.Run(reference.CaseOf(chosen, input.Values(), input.PrescribedOn))
                : [];
        List<EntryOffer> offers = [];
        foreach (var refusal in Sheet.Refusals)
        {
            offers.AddRange(refusal.Fault.Suggestions.Select(value => new ValueOffer(0, refusal.Cell.Written(value), refusal.Cell)));
        }

        foreach (var doubt in Doubts)
        {
            offers.AddRange(doubt.Fixes.Select(fix => new FixOffer(0, doubt, fix)));
        }

        Offers = [.. offers.Select((offer, index) => offer with { Number = index + 1 })];
    }

    private static bool IsThere(EntryCell cell, PrescriptionKind? kind) =>
        cell is EyeCell eye
            ? EntryColumns.Of(kind, withPrism: true).Any(block => block.Columns.Contains(eye.Column))
            : kind != PrescriptionKind.ContactLens;

    /// <summary>Strongest meridian, D; the axis does not matter for it, so it may still be missing.</summary>
    private static decimal Strongest(EyeInput eye) =>
        eye.Sphere is { } sphere ? Optics.StrongestMeridian(new LensPower(sphere, eye.Cylinder ?? 0, Axis.Highest)) : 0;
}
