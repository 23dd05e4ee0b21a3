using System.Globalization;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>Changed prescriptions and what the validator finds in them.</summary>
internal static class Found
{
    public static PrescriptionInput With(Action<PrescriptionInput> change)
    {
        var input = SamplePrescriptions.Valid();
        change(input);
        return input;
    }

    public static PrescriptionInput WithLens(Action<PrescriptionInput> change)
    {
        var input = SamplePrescriptions.ValidContactLens();
        change(input);
        return input;
    }

    /// <summary>Errors only; a strong power gets its vertex distance so that boundaries can be tried alone.</summary>
    public static string[] Errors(Action<PrescriptionInput> change)
    {
        var input = With(one => one.VertexDistance = 12);
        change(input);
        return [.. Findings(input).Where(found => !found.EndsWith('!'))];
    }

    /// <summary>Field and code, warnings marked.</summary>
    public static string[] Findings(PrescriptionInput input, PrescriptionRules? rules = null)
    {
        var found = PrescriptionInputValidator.Check(input, SamplePrescriptions.Today, rules ?? PrescriptionRules.Default);
        return
        [
            .. found.Errors.Select(error => $"{error.Field}:{error.Code}"),
            .. found.Warnings.Select(warning => $"{warning.Field}:{warning.Code}!"),
        ];
    }

    public static void Set(PrescriptionInput input, string field, string value)
    {
        var steps = field.Split('.');
        object owner =
            steps.Length == 1 ? input
            : steps[0] == "Right" ? input.Right
            : input.Left;
        owner.GetType().GetProperty(steps[^1])!.SetValue(owner, Number(value));
    }

    public static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
