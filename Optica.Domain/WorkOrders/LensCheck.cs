using System.Text.Json.Serialization;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Resources;

namespace Optica.Domain.WorkOrders;

/// <summary>Readings compared with what was ordered, parameter by parameter (OR-18 … OR-21).</summary>
/// <param name="Readings">As typed.</param>
/// <param name="Results">One line for each parameter of each lens.</param>
public sealed record LensCheck(LensReadings Readings, IReadOnlyList<LensResult> Results)
{
    /// <summary>Whether every parameter is within its limit.</summary>
    [JsonIgnore]
    public bool Passes => Results.All(result => result.Result.Passes);

    /// <summary>Parameters beyond their limits.</summary>
    [JsonIgnore]
    public IEnumerable<LensResult> Failures => Results.Where(result => !result.Result.Passes);

    /// <summary>Why the lenses go back, in the current UI culture: parameters by name, no values.</summary>
    [JsonIgnore]
    public string Cause =>
        DomainText.Get(
            "check_failed",
            string.Join(
                "; ",
                Failures
                    .GroupBy(failure => failure.Eye)
                    .Select(lens =>
                        $"{lens.Key.Label()} {string.Join(", ", lens.Select(one => DomainText.Get($"tolerance_{one.Result.Parameter}")))}"
                    )
            )
        );

    /// <summary>
    /// What is ordered for an eye: reading lenses by a prescription for the distance are made for the near power, single-vision and
    /// sports lenses have no addition, all others are made as prescribed. Null for an eye that gets no power.
    /// </summary>
    /// <param name="prescribed">What the job is made by.</param>
    /// <param name="lens">What the lenses are for.</param>
    /// <param name="eye">Which eye.</param>
    public static MeasuredLens? Ordered(WorkOrderPrescribed prescribed, PrescriptionKind lens, Eye eye)
    {
        ArgumentNullException.ThrowIfNull(prescribed);
        var values = prescribed.Values[eye];
        if (values.Power is not { } power)
        {
            return null;
        }

        return lens switch
        {
            PrescriptionKind.SingleVision or PrescriptionKind.Sports => new(power),
            PrescriptionKind.Reading when prescribed.Kind == PrescriptionKind.Reading => new(power),
            PrescriptionKind.Reading when values.NearSphere is { } near => new(new LensPower(near, power.Cylinder, power.Axis)),
            _ => new(power, values.Add),
        };
    }

    /// <summary>Judges valid readings: every lens that was ordered must be measured, and no other.</summary>
    /// <param name="prescribed">What the job is made by.</param>
    /// <param name="lens">What the lenses are for.</param>
    /// <param name="readings">Valid.</param>
    /// <returns>The check; <see cref="Invalid"/> at a lens that is missing or was never ordered; <see cref="NothingToCompare"/>.</returns>
    public static Result<LensCheck> Judge(WorkOrderPrescribed prescribed, PrescriptionKind lens, LensReadings readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var ordered = Eyes.Both.ToDictionary(eye => eye, eye => Ordered(prescribed, lens, eye));
        if (ordered.Values.All(one => one is null))
        {
            return new NothingToCompare();
        }

        var wrong = Eyes.Both.Select(eye => Mismatch(eye, ordered[eye], readings[eye])).Aggregate(Invalid.Join);
        if (wrong is not null)
        {
            return wrong;
        }

        var progressive = lens == PrescriptionKind.Progressive;
        return new LensCheck(
            readings,
            [
                .. from eye in Eyes.Both
                where ordered[eye] is not null
                from result in LensTolerances.Check(ordered[eye]!, readings[eye]!.ToLens(), progressive)
                select new LensResult(eye, result),
            ]
        );
    }

    private static Invalid? Mismatch(Eye eye, MeasuredLens? ordered, LensReading? measured) =>
        (ordered, measured) switch
        {
            (not null, null) => Invalid.At(eye.ToString(), "reading_missing"),
            (null, not null) => Invalid.At(eye.ToString(), "reading_unexpected"),
            _ => null,
        };
}

/// <summary>One parameter of a lens, judged.</summary>
/// <param name="Eye">Which lens.</param>
/// <param name="Result">Deviation, limit and margin.</param>
public sealed record LensResult(Eye Eye, ToleranceResult Result);
