using Microsoft.EntityFrameworkCore;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Portal.Tests.Support;

/// <summary>Quotes for tests.</summary>
public static class Offers
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>Progressive lenses with a frame, or with the customer's own.</summary>
    public static QuoteInput Quote(Guid customerId, Guid? branchId, long price = 100_000, Guid? prescriptionId = null) =>
        new()
        {
            CustomerId = customerId,
            BranchId = branchId,
            PrescriptionId = prescriptionId,
            Alternatives =
            [
                new()
                {
                    Name = "Completa",
                    LensKind = PrescriptionKind.Progressive,
                    LensMaterial = LensMaterial.Polycarbonate,
                    LensIndex = 1.59m,
                    LensTreatments = [LensTreatment.AntiReflective, LensTreatment.Photochromic],
                    Lines = [Line(LineKind.Frame, "Armazón", 50_000), Line(LineKind.Lens, "Progresivo", price)],
                },
                new()
                {
                    Name = "Su armazón",
                    LensKind = PrescriptionKind.Progressive,
                    OwnFrame = true,
                    OwnFrameDescription = "Metálico azul",
                    Lines = [Line(LineKind.Lens, "Progresivo", price), Line(LineKind.Service, "Montaje", 15_000)],
                },
            ],
        };

    /// <summary>A line at a price that holds the tax.</summary>
    public static OrderLineInput Line(LineKind kind, string description, long price) =>
        new()
        {
            Kind = kind,
            Description = description,
            UnitPrice = price,
        };

    /// <summary>Makes a draft through the service, in a branch of either organisation; an expected success.</summary>
    public static async Task<Guid> OfferAsync(this TestDatabase database, QuoteInput input, Person? by = null)
    {
        var world = database.World;
        var isSouth = input.BranchId == world.Costa || input.BranchId == world.Cerro;
        await using var scope = database.As(by ?? (isSouth ? world.SouthChief : world.Chief));
        return (await scope.Get<QuoteService>().CreateAsync(input, new OperationOptions(), None)).Expect();
    }

    /// <summary>Makes a quote of a customer in the north and takes it to a status.</summary>
    public static async Task<Guid> OfferAsync(this TestDatabase database, QuoteInput input, QuoteStatus status)
    {
        var id = await database.OfferAsync(input);
        await database.TakeAsync(id, status);
        return id;
    }

    /// <summary>Takes a draft of the north to a status by the steps that lead there; expected successes.</summary>
    public static async Task TakeAsync(this TestDatabase database, Guid id, QuoteStatus status)
    {
        await using var scope = database.As(database.World.Chief);
        var life = scope.Get<QuoteLifeService>();
        if (status == QuoteStatus.Expired)
        {
            (await life.SendAsync(id, new(), None)).Expect();
            database.Clock.Now = database.Clock.Now.AddDays(31);
        }

        if (status is QuoteStatus.Draft or QuoteStatus.Expired)
        {
            return;
        }

        (await life.SendAsync(id, new(), None)).Expect();
        if (status == QuoteStatus.Rejected)
        {
            (await life.RejectAsync(id, "muy caro", new(), None)).Expect();
        }

        if (status is QuoteStatus.Accepted or QuoteStatus.Converted)
        {
            (await life.AcceptAsync(id, await database.AlternativeAsync(id), new(), None)).Expect();
        }

        if (status == QuoteStatus.Converted)
        {
            (await database.ConvertAsync(id)).Expect();
        }
    }

    /// <summary>The first alternative of a quote, or another one.</summary>
    public static Task<Guid> AlternativeAsync(this TestDatabase database, Guid quote, int position = 0) =>
        database.ReadAsync(db =>
            db.QuoteAlternatives.Where(row => row.QuoteId == quote && row.Position == position).Select(row => row.Id).SingleAsync(None)
        );

    /// <summary>Converts a quote of the north.</summary>
    public static async Task<Result<QuoteConversion>> ConvertAsync(
        this TestDatabase database,
        Guid id,
        OperationOptions? once = null,
        Guid? prescription = null
    )
    {
        await using var scope = database.As(database.World.Chief);
        var input = new QuoteConversionInput(null, prescription);
        return await scope.Get<QuoteConversionService>().ConvertAsync(id, input, once ?? new OperationOptions(), None);
    }

    /// <summary>A quote of the north with everything that hangs on it.</summary>
    public static async Task<QuoteDetail> ReadQuoteAsync(this TestDatabase database, Guid id, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return (await scope.Get<QuoteQueries>().ReadAsync(id, None)).Expect();
    }
}
