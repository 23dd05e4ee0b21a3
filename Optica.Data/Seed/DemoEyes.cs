using Optica.Domain.Prescriptions;

namespace Optica.Data.Seed;

/// <summary>Invents what was prescribed to a person over the years, as an optometrist in Chile would write it.</summary>
internal sealed class DemoEyes(DemoRandom random)
{
    private const int Presbyopia = 43;

    private static readonly WeightedList Lenses = new("Orgánico CR-39 1.50 34, Policarbonato 1.59 38, Trivex 12, Alto índice 1.67 16");

    private static readonly WeightedList Coatings = new("Antirreflejo 55, Antirreflejo y filtro azul 30, Fotocromático 15");

    private static readonly WeightedList Brands = new("Acuvue Oasys 40, Biofinity 30, Air Optix 20, Dailies Total 1 10");

    private static readonly (string Name, IssuerType Type, string Registration)[] Issuers =
    [
        ("Ignacio Cárcamo", IssuerType.Optometrist, "OP-10482"),
        ("Dra. Beatriz Mardones", IssuerType.Ophthalmologist, "214877"),
        ("TM Sergio Huenchul", IssuerType.MedicalTechnologist, "TM-33915"),
        ("Dr. Álvaro Undurraga", IssuerType.Ophthalmologist, "198340"),
    ];

    private static readonly string[] Notes =
    [
        "Refiere visión borrosa de lejos al conducir de noche.",
        "Cansancio visual frente a la pantalla.",
        "Se acerca el texto para leer.",
        "Cefalea al final de la tarde, cede con la corrección.",
    ];

    /// <summary>The examinations of a person, oldest first; contact lenses come a week after the last.</summary>
    /// <param name="born">Date of birth; somebody of forty-five when it is not known.</param>
    /// <param name="last">Day of the last examination.</param>
    public IReadOnlyList<PrescriptionInput> History(DateOnly? born, DateOnly last)
    {
        var days = Days(born, last);
        var refraction = new DemoRefraction(random, AgeOn(days[0]));
        var presbyopic = Kind();
        var pd = random.Next(58, 67);
        var prescriptions = new List<PrescriptionInput>();
        foreach (var day in days)
        {
            refraction.GrowTo(AgeOn(day));
            prescriptions.Add(Spectacles(refraction, day, AgeOn(day), (presbyopic, pd)));
        }

        var age = AgeOn(last);
        if (age is >= 16 and < 50 && refraction[Eye.Right].Sphere <= -1 && random.Percent(26))
        {
            prescriptions.Add(ContactLenses(refraction, last));
        }

        return prescriptions;

        int AgeOn(DateOnly day) => Math.Max(3, born is { } known ? (day.DayNumber - known.DayNumber) / 365 : 45);
    }

    /// <summary>One to five examinations, twelve to twenty-six months apart.</summary>
    private List<DateOnly> Days(DateOnly? born, DateOnly last)
    {
        List<DateOnly> days = [last];
        var first = born?.AddYears(4) ?? last.AddYears(-8);
        for (var more = random.Next(0, 5); more > 0; more--)
        {
            var before = days[0].AddDays(-random.Next(350, 800));
            if (before < first)
            {
                break;
            }

            days.Insert(0, before);
        }

        return days;
    }

    private PrescriptionKind Kind() =>
        random.Next(0, 100) switch
        {
            < 58 => PrescriptionKind.Progressive,
            < 76 => PrescriptionKind.Bifocal,
            < 90 => PrescriptionKind.Reading,
            _ => PrescriptionKind.SingleVision,
        };

    private PrescriptionInput Spectacles(DemoRefraction refraction, DateOnly day, int age, (PrescriptionKind Presbyopic, int Pd) person)
    {
        var kind = age >= Presbyopia ? person.Presbyopic : PrescriptionKind.SingleVision;
        var input = Signed(kind, day);
        var strongest = 0m;
        foreach (var eye in Eyes.Both)
        {
            var power = refraction[eye];
            strongest = Math.Max(strongest, Optics.StrongestMeridian(power));
            var typed = eye == Eye.Right ? input.Right : input.Left;
            var nearer = kind == PrescriptionKind.Reading ? DemoRefraction.AddAt(age) : 0;
            Write(typed, new LensPower(power.Sphere + nearer, power.Cylinder, power.Axis));
            if (kind.NeedsAdd())
            {
                typed.Add = DemoRefraction.AddAt(age);
                typed.SegmentHeight = kind == PrescriptionKind.Progressive ? 18 : 16;
            }
        }

        input.VertexDistance = strongest + 3 >= PrescriptionInputValidator.VertexRequiredFrom ? 12 : null;
        Measure(input, age < 14 ? person.Pd - 6 : person.Pd);
        input.LensMaterial = Lenses.Pick(random);
        input.Coatings = random.Percent(75) ? [Coatings.Pick(random)] : [];
        return input;
    }

    private PrescriptionInput ContactLenses(DemoRefraction refraction, DateOnly last)
    {
        var input = Signed(PrescriptionKind.ContactLens, last);
        var brand = Brands.Pick(random);
        foreach (var eye in Eyes.Both)
        {
            var power = Optics.CompensateVertex(refraction[eye], 12, 0);
            var typed = eye == Eye.Right ? input.Right : input.Left;
            var cylinder = power.Cylinder <= -0.75m ? Optics.ToStep(power.Cylinder) : 0;
            Write(typed, new(Optics.ToStep(power.Sphere), cylinder, cylinder == 0 ? null : power.Axis));
            (typed.BaseCurve, typed.Diameter, typed.Brand) = (8.6m, 14.2m, brand);
            typed.Duration = brand.StartsWith("Dailies", StringComparison.Ordinal) ? LensDuration.Daily : LensDuration.Monthly;
        }

        return input;
    }

    private PrescriptionInput Signed(PrescriptionKind kind, DateOnly day)
    {
        var (name, type, registration) = random.Pick<(string, IssuerType, string)>(Issuers);
        return new()
        {
            Kind = kind,
            PrescribedOn = day,
            IssuerName = name,
            IssuerType = type,
            IssuerRegistration = registration,
            Notes = random.Percent(22) ? random.Pick<string>(Notes) : null,
            Recommendations = random.Percent(30) ? "Control en 12 meses." : null,
        };
    }

    /// <summary>Six of ten are measured eye by eye.</summary>
    private void Measure(PrescriptionInput input, int pd)
    {
        if (random.Percent(60))
        {
            (input.Right.PdDistance, input.Left.PdDistance) = ((pd / 2m) + 0.5m, (pd / 2m) - 0.5m);
            (input.Right.PdNear, input.Left.PdNear) = ((pd / 2m) - 1, (pd / 2m) - 2);
        }
        else
        {
            (input.PdDistance, input.PdNear) = (pd, pd - 3);
        }
    }

    private static void Write(EyeInput eye, LensPower power) =>
        (eye.Sphere, eye.Cylinder, eye.Axis) = (power.Sphere, power.Cylinder == 0 ? null : power.Cylinder, power.Axis);
}
