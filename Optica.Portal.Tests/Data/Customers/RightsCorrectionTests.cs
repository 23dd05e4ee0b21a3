using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>The receipt of a correction is signed: it says what was corrected.</summary>
public sealed class RightsCorrectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswerAsync_WithoutSayingWhatWasCorrected_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Admin);
        var service = scope.Get<RightsService>();
        var input = new RightsInput
        {
            Kind = RightsKind.Rectification,
            Applicant = "Ana",
            Evidence = "Carnet",
        };
        var request = (await service.AskAsync(id, input, null, Cancellation)).Expect();

        var silent = (await service.AnswerAsync(request, new() { Answer = " " }, new(), Cancellation)).Refused<Invalid, Done>();
        (await service.AnswerAsync(request, new() { Answer = "El apellido" }, new(), Cancellation)).Expect();

        Assert.Equal((nameof(RightsAnswer.Answer), "correction_required"), (silent.Fields[0].Field, silent.Fields[0].Code));
    }
}
