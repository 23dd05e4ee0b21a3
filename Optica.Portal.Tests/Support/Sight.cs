using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Domain.Prescriptions;

namespace Optica.Portal.Tests.Support;

/// <summary>Prescriptions for tests, made by the services.</summary>
public static class Sight
{
    /// <summary>A day before the world begins, on which nothing expires soon.</summary>
    public static readonly DateOnly Examined = new(2026, 6, 15);

    /// <summary>A prescription without doubts; every text says whose it is.</summary>
    public static PrescriptionInput Input(Guid? branchId = null, string mark = "x", DateOnly? on = null)
    {
        var input = SamplePrescriptions.Valid();
        (input.BranchId, input.PrescribedOn) = (branchId, on ?? Examined);
        input.IssuerName = $"ISSUER-{mark}";
        input.Notes = $"NOTES-{mark}";
        input.Observations = $"SEEN-{mark}";
        input.Recommendations = $"ADVICE-{mark}";
        input.Tint = $"TINT-{mark}";
        input.Coatings = [$"COAT-{mark}"];
        return input;
    }

    /// <summary>Enters a prescription where the input says, as somebody who may; an expected success.</summary>
    public static async Task<Guid> PrescribeAsync(
        this TestDatabase database,
        Guid customerId,
        PrescriptionInput input,
        PrescriptionOptions? options = null
    )
    {
        var world = database.World;
        var isSouth = input.BranchId == world.Costa || input.BranchId == world.Cerro;
        await using var scope = database.As(isSouth ? world.SouthChief : world.Chief);
        var made = await scope.Get<PrescriptionService>().CreateAsync(customerId, input, options ?? new(), CancellationToken.None);
        return made.Expect();
    }

    /// <summary>Corrects a prescription as the chief of the north: the right sphere was another; an expected success.</summary>
    public static async Task<Guid> AmendAsync(this TestDatabase database, Guid id, decimal rightSphere)
    {
        await using var scope = database.As(database.World.Chief);
        var read = (await scope.Get<PrescriptionQueries>().ReadAsync(id, CancellationToken.None)).Expect();
        var input = read.ToInput(new());
        input.Right.Sphere = rightSphere;
        return (await scope.Get<PrescriptionAmendService>().AmendAsync(id, new(input, "esfera"), new(), CancellationToken.None)).Expect();
    }

    /// <summary>Withdraws a prescription as the chief of the north; an expected success.</summary>
    public static async Task WithdrawAsync(this TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Chief);
        (await scope.Get<PrescriptionLifeService>().CancelAsync(id, "otra persona", new(), CancellationToken.None)).Expect();
    }

    /// <summary>Reads a prescription in full, as the optometrist of Centro unless somebody else is named; an expected success.</summary>
    public static async Task<PrescriptionDetail> ReadPrescriptionAsync(this TestDatabase database, Guid id, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Optometrist);
        return (await scope.Get<PrescriptionQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }
}
