using System.Globalization;
using System.Text.Json;
using Optica.Data.Seed;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoPeopleTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Cities =
    [
        "Arica",
        "Iquique",
        "Antofagasta",
        "Calama",
        "Copiapó",
        "La Serena",
        "Coquimbo",
        "Valparaíso",
        "Viña del Mar",
        "Santiago",
        "Rancagua",
        "Talca",
        "Chillán",
        "Concepción",
        "Talcahuano",
        "Temuco",
        "Valdivia",
        "Osorno",
        "Puerto Montt",
        "Punta Arenas",
        "Coyhaique",
    ];

    [Fact]
    public void Take_SameSeed_SamePeople() => Assert.Equal(Written(7, 500), Written(7, 500));

    [Fact]
    public void Take_OtherSeed_OtherPeople() => Assert.Empty(Written(7, 500).Intersect(Written(8, 500), StringComparer.Ordinal));

    /// <summary>Pins the first people for ever and on every platform: benchmarks and screenshots of two versions stay comparable.</summary>
    [Fact]
    public void Take_SeedOne_IsTheseThree() =>
        Assert.Equal(
            """
            Óscar Elías Jara Medina 10427313-0 1967-03-04 2025-07-05T18:38:57
            Valentina Constanza Jiménez Martínez 21592765-2 2004-03-31 2024-04-04T17:43:11
            Carla Paz Flores Riquelme 12663433-1 1975-05-15 2024-06-03T21:39:10
            """,
            string.Join('\n', new DemoPeople(1, Now).Take(3, "La Serena").Select(Line))
        );

    [Theory]
    [InlineData(3_000)]
    [InlineData(100_000)]
    public void Take_Many_ShareNothingThatIsPersonal(int count)
    {
        var people = new DemoPeople(2026, Now).Take(count, "Concepción").Select(person => person.Input).ToList();

        AllDiffer(people.Select(person => person.Rut));
        AllDiffer(people.Select(person => person.DocumentNumber));
        AllDiffer(people.Select(person => person.Email));
        AllDiffer(people.Select(person => person.Phone));
    }

    [Fact]
    public void Take_AroundEveryCity_AreValidAndInStoredForm()
    {
        var clock = new StoppedClock(Now);
        var wrong = new List<string>();

        foreach (var person in Cities.SelectMany((city, seed) => new DemoPeople(seed, Now).Take(1_000, city)))
        {
            var made = JsonSerializer.Serialize(person.Input);
            wrong.AddRange(CustomerInputValidator.Check(person.Input, clock).Select(error => $"{error.Field} {error.Message} {made}"));
            CustomerInputNormaliser.Normalise(person.Input);
            if (JsonSerializer.Serialize(person.Input) is var stored && stored != made)
            {
                wrong.Add($"{made} became {stored}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Take_ThreeThousand_LookLikeAShopsCustomers()
    {
        var people = new DemoPeople(2026, Now).Take(3_000, "La Serena").ToList();
        double Share(Func<CustomerInput, bool> has) => people.Count(person => has(person.Input)) / (double)people.Count;

        Assert.InRange(Share(person => person.Email is not null), 0.68, 0.80);
        Assert.InRange(Share(person => person.Phone is not null), 0.87, 0.93);
        Assert.InRange(Share(person => person.Rut is not null), 0.95, 0.995);
        Assert.InRange(Share(person => person.City is "La Serena" or "Coquimbo"), 0.80, 0.95);
        Assert.InRange(Share(person => person.MedicalConditions.Count > 0), 0.2, 0.6);
        Assert.InRange(Share(person => person.LastName!.Contains('ñ', StringComparison.OrdinalIgnoreCase)), 0.03, 0.2);
        Assert.All(people, person => Assert.InRange(Age(person.Input), 4, 92));
        Assert.All(people, person => Assert.InRange(person.CreatedAt, Now.AddMonths(-36).AddDays(-2), Now));
        Assert.All(people, person => Assert.Equal(DateTimeKind.Utc, person.CreatedAt.Kind));
        Assert.InRange(people.Count(person => !person.IsActive), 60, 200);
    }

    [Fact]
    public void Take_Ruts_TellTheAge()
    {
        var people = new DemoPeople(5, Now).Take(2_000, "Valdivia").Select(person => person.Input).ToList();
        static int Body(CustomerInput person) => int.Parse(person.Rut!.Split('-')[0], CultureInfo.InvariantCulture);

        var old = people.Where(person => person.Rut is not null && person.DateOfBirth!.Value.Year < 1950).Select(Body).Order().ToList();
        var young = people.Where(person => person.Rut is not null && person.DateOfBirth!.Value.Year > 2000).Select(Body).ToList();

        Assert.InRange(old[old.Count / 2], 2_000_000, 6_500_000);
        Assert.All(young, body => Assert.InRange(body, 20_000_000, 30_000_000));
    }

    private static int Age(CustomerInput person)
    {
        var (today, born) = (DateOnly.FromDateTime(Now), person.DateOfBirth!.Value);
        return today.Year - born.Year - (born.AddYears(today.Year - born.Year) > today ? 1 : 0);
    }

    private static List<string> Written(int seed, int count) =>
        [.. new DemoPeople(seed, Now).Take(count, "Antofagasta").Select(person => JsonSerializer.Serialize(person))];

    private static string Line(DemoPerson person) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{person.Input.FirstName} {person.Input.LastName} {person.Input.Rut} {person.Input.DateOfBirth:yyyy-MM-dd} {person.CreatedAt:s}"
        );

    private static void AllDiffer(IEnumerable<string?> values)
    {
        var given = values.OfType<string>().ToList();
        Assert.NotEmpty(given);
        Assert.Equal(given.Count, given.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
