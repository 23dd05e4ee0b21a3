using Optica.Domain.Customers;

namespace Optica.Data.Seed;

/// <summary>Exams, insurance and the medical fields of invented customers; illness grows with age.</summary>
internal static class DemoHealth
{
    private static readonly (string Condition, string? Medication, int From, int Percent)[] Conditions =
    [
        ("Hipertensión arterial", "Losartán 50 mg", 38, 30),
        ("Diabetes mellitus tipo 2", "Metformina 850 mg", 40, 14),
        ("Hipotiroidismo", "Levotiroxina 75 mcg", 28, 7),
        ("Glaucoma", "Latanoprost 0,005 % colirio", 50, 5),
        ("Catarata", null, 62, 18),
        ("Ojo seco", "Lágrimas artificiales", 25, 9),
        ("Queratocono", null, 15, 1),
        ("Degeneración macular relacionada con la edad", null, 68, 5),
        ("Artritis reumatoide", "Hidroxicloroquina 200 mg", 35, 2),
        ("Migraña", null, 14, 5),
        ("Ambliopía", null, 4, 2),
        ("Asma", "Salbutamol inhalador", 4, 4),
    ];

    private static readonly WeightedList Allergies = new(
        """
        Penicilina 20, AINEs 14, Polen 20, Látex 8, Sulfas 10, Yodo 4, Níquel 8, Timerosal 4, Tropicamida 1, Picadura de abeja 4
        """
    );

    private static readonly string[] Remarks =
    [
        "Antecedente familiar de glaucoma (madre).",
        "Cirugía refractiva (LASIK) en ambos ojos.",
        "Cirugía de catarata ojo derecho, lente intraocular.",
        "Refiere cefalea frontal al final de la jornada.",
        "Usa lentes de contacto blandos; indicar descanso nocturno.",
        "Trauma ocular ojo izquierdo en la infancia, sin secuelas visibles.",
    ];

    private static readonly (InsuranceProvider Provider, int UpTo)[] Providers =
    [
        (InsuranceProvider.FonasaA, 18),
        (InsuranceProvider.FonasaB, 46),
        (InsuranceProvider.FonasaC, 60),
        (InsuranceProvider.FonasaD, 78),
        (InsuranceProvider.Isapre, 93),
        (InsuranceProvider.ArmedForces, 96),
        (InsuranceProvider.None, 99),
        (InsuranceProvider.Other, 100),
    ];

    private static readonly WeightedList Isapres = new(
        "Banmédica 22, Colmena 20, Consalud 20, Cruz Blanca 20, Vida Tres 8, Nueva Masvida 10"
    );

    /// <summary>Fills in insurance, exams and, for some, medical fields.</summary>
    public static void Fill(DemoRandom random, CustomerInput input, int age, DateOnly registered, DateOnly today)
    {
        Insure(random, input);
        Examine(random, input, age, registered, today);
        foreach (var (condition, medication, from, percent) in Conditions)
        {
            if (age >= from && random.Percent(percent))
            {
                input.MedicalConditions.Add(condition);
                if (medication is not null && random.Percent(80))
                {
                    input.Medications.Add(medication);
                }
            }
        }

        if (random.Percent(9))
        {
            input.Allergies.Add(Allergies.Pick(random));
        }

        if (age > 15 && random.Percent(5))
        {
            input.MedicalNotes = random.Pick<string>(Remarks);
        }
    }

    private static void Insure(DemoRandom random, CustomerInput input)
    {
        if (random.Percent(12))
        {
            return;
        }

        var dice = random.Next(0, 100);
        var provider = Array.Find(Providers, entry => dice < entry.UpTo).Provider;
        input.InsuranceProvider = provider;
        input.InsurancePolicyNumber = provider switch
        {
            InsuranceProvider.Isapre => $"{Isapres.Pick(random)} {random.Next(1_000_000, 99_999_999)}",
            InsuranceProvider.ArmedForces or InsuranceProvider.Other => $"{random.Next(100_000, 9_999_999)}",
            _ => null,
        };
    }

    private static void Examine(DemoRandom random, CustomerInput input, int age, DateOnly registered, DateOnly today)
    {
        if (random.Percent(22))
        {
            return;
        }

        var known = today.DayNumber - registered.DayNumber;
        var last = today.AddDays(-random.Next(0, Math.Max(known + 30, 31)));
        var earliest = input.DateOfBirth?.AddYears(3) ?? last;
        input.LastEyeExamDate = last < earliest ? null : last;
        if (input.LastEyeExamDate is not null && random.Percent(88))
        {
            input.NextEyeExamDue = last.AddMonths(age is < 14 or > 65 && random.Percent(50) ? 6 : 12);
        }
    }
}
