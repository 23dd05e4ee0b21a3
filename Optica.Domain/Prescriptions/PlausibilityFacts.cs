using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>The warnings that need no guess: what is unusual about values as they stand.</summary>
internal static class PlausibilityFacts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlausibilityWarning> Of(PlausibilityCase it) =>
        [.. CylinderSigns(it), .. Anisometropia(it), .. Changes(it), .. AddMissing(it), .. AddUnexpected(it)];

    /// <summary>The odd eye's values in the other form, the same lens.</summary>
    public static PlausibilityFix Transposed(OpticalValues now, OpticalValues? last)
    {
        var odd = Eyes.Both.Where(eye => SlipCandidates.IsOddForm(now, last, eye)).ToList();
        // nothing tells which of them is odd: the house writes minus
        var eye = odd is [var only] ? only : Eyes.Both.First(one => now[one].Power is { Cylinder: > 0 });
        var meant = now.With(eye, now[eye].With(Optics.Transpose(now[eye].Power!.Value)));
        return new(PlausibilityText.Changed(now, meant), meant);
    }

    private static IEnumerable<PlausibilityWarning> CylinderSigns(PlausibilityCase it)
    {
        if (SlipCandidates.HasBothForms(it.Now))
        {
            var text = DomainText.Get("plausibility_cylinder_signs");
            yield return new(PlausibilityKind.CylinderSigns, null, text, Slip.CylinderForm, [Transposed(it.Now, it.Last)]);
        }
    }

    private static IEnumerable<PlausibilityWarning> Anisometropia(PlausibilityCase it)
    {
        if (
            Apart(it.Now) is { } apart and >= PlausibilityCheck.AnisometropiaFrom
            && !(Apart(it.Last) >= PlausibilityCheck.AnisometropiaFrom)
        )
        {
            yield return Warn(
                PlausibilityKind.Anisometropia,
                null,
                DomainText.Get("plausibility_anisometropia", PlausibilityText.Size(apart))
            );
        }
    }

    private static IEnumerable<PlausibilityWarning> Changes(PlausibilityCase it)
    {
        foreach (var eye in Eyes.Both)
        {
            if (it.Now[eye].Power is not { } power || it.Last?[eye].Power is not { } before)
            {
                continue;
            }

            var change = Optics.SphericalEquivalent(power) - Optics.SphericalEquivalent(before);
            if (Math.Abs(change) >= PlausibilityCheck.ChangeFrom)
            {
                var text = DomainText.Get("plausibility_change", eye.Label(), Dioptre.Format(change), before.ToString());
                yield return Warn(PlausibilityKind.EquivalentChange, eye, text);
            }
        }
    }

    /// <summary>Offers the addition of the fellow eye, else that of last time.</summary>
    private static IEnumerable<PlausibilityWarning> AddMissing(PlausibilityCase it)
    {
        var missing = Eyes.Both.Where(eye => it.Now[eye] is { Sphere: not null, Add: null }).ToList();
        if (!it.Kind.NeedsAdd() || missing.Count == 0)
        {
            yield break;
        }

        var meant = it.Now;
        foreach (var eye in missing)
        {
            meant = meant.With(eye, meant[eye] with { Add = it.Now[eye.Other()].Add ?? it.Last?[eye].Add ?? it.Last?[eye.Other()].Add });
        }

        PlausibilityFix[] fixes = meant == it.Now ? [] : [new(PlausibilityText.Changed(it.Now, meant), meant)];
        yield return Warn(
            PlausibilityKind.AddMissing,
            missing is [var only] ? only : null,
            DomainText.Get("plausibility_add_missing", PlausibilityText.Names(missing)),
            fixes
        );
    }

    private static IEnumerable<PlausibilityWarning> AddUnexpected(PlausibilityCase it)
    {
        if (it.Age is { } age and < PlausibilityCheck.AddExpectedFrom && HasAdd(it.Now) && !HasAdd(it.Last))
        {
            var meant = it.Now with { Right = it.Now.Right with { Add = null }, Left = it.Now.Left with { Add = null } };
            yield return Warn(
                PlausibilityKind.AddUnexpected,
                null,
                DomainText.Get("plausibility_add_unexpected", age),
                // without an addition such a lens would only raise the other warning
                it.Kind.NeedsAdd()
                    ? []
                    : [new(PlausibilityText.Changed(it.Now, meant), meant)]
            );
        }
    }

    private static bool HasAdd(OpticalValues? values) => (values?.Right.Add ?? values?.Left.Add) is not null;

    private static decimal? Apart(OpticalValues? values) =>
        values?.Right.Power is { } right && values.Left.Power is { } left
            ? Math.Abs(Optics.SphericalEquivalent(right) - Optics.SphericalEquivalent(left))
            : null;

    private static PlausibilityWarning Warn(PlausibilityKind kind, Eye? eye, string message, params PlausibilityFix[] fixes) =>
        new(kind, eye, message, null, fixes);
}
