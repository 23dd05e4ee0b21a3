using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>Prescriptions for the tests.</summary>
internal static class SamplePrescriptions
{
    public static readonly DateOnly Today = new(2026, 3, 10);

    /// <summary>A progressive prescription that breaks no rule and raises no warning.</summary>
    public static PrescriptionInput Valid() =>
        new()
        {
            Kind = PrescriptionKind.Progressive,
            PrescribedOn = Today,
            IssuerName = "Dra. Rojas",
            IssuerType = IssuerType.Ophthalmologist,
            IssuerRegistration = "123456",
            Right = new EyeInput
            {
                Sphere = -2.25m,
                Cylinder = -0.75m,
                Axis = 180,
                Add = 2m,
            },
            Left = new EyeInput
            {
                Sphere = -2m,
                Cylinder = -0.5m,
                Axis = 5,
                Add = 2m,
            },
            PdDistance = 62,
        };

    /// <summary>A contact-lens prescription that breaks no rule and raises no warning (OR-9).</summary>
    public static PrescriptionInput ValidContactLens() =>
        new()
        {
            Kind = PrescriptionKind.ContactLens,
            PrescribedOn = Today,
            IssuerName = "María Soto",
            IssuerType = IssuerType.ContactLensSpecialist,
            IssuerRegistration = "77",
            Right = new EyeInput
            {
                Sphere = -3m,
                BaseCurve = 8.6m,
                Diameter = 14.2m,
                Brand = "Acuvue",
                Colour = "Azul",
                Duration = LensDuration.Monthly,
            },
            Left = new EyeInput
            {
                Sphere = -3.25m,
                Cylinder = -0.75m,
                Axis = 170,
                BaseCurve = 8.6m,
                Diameter = 14.2m,
            },
        };

    /// <summary>Values of two eyes, nothing else.</summary>
    public static OpticalValues Eyes(LensPower right, LensPower left, decimal? add = null) =>
        new() { Right = new EyePrescription { Add = add }.With(right), Left = new EyePrescription { Add = add }.With(left) };
}
