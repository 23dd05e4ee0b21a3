using Optica.Data.LensPurchases;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Quotes, and what was bought in lenses and frames.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Quotes() => [.. QuoteReads(), .. QuoteLists(), .. QuoteWrites(), .. QuoteSteps()];

    private static IEnumerable<IsolationCase> QuoteReads() =>
        [
            QuoteRead("QuoteQueries.ReadAsync", (scope, to) => scope.Get<QuoteQueries>().ReadAsync(to.Quoted.Draft, None)),
            QuoteRead("QuoteQueries.ReadAsync", (scope, to) => scope.Get<QuoteQueries>().ReadAsync(to.Quoted.Accepted, None)),
            QuoteRead(
                "QuoteQueries.OfCustomerAsync",
                (scope, to) => scope.Get<QuoteQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
            QuoteRead("QuoteHistoryQueries.ListAsync", (scope, to) => scope.Get<QuoteHistoryQueries>().ListAsync(to.Quoted.Sent, None)),
            // values: on somebody else's quote the clinical permission is needed besides (CL-13)
            new(
                "QuotePrescriptionQueries.ReadAsync",
                false,
                async (scope, to) => IsolationCase.Tell(await scope.Get<QuotePrescriptionQueries>().ReadAsync(to.Quoted.Accepted, None)),
                (person, to) =>
                    person?.May(Permissions.QuotesRead) != true ? ErrorKind.Forbidden
                    : !IsolationCase.IsOwn(person, to) ? ErrorKind.NotFound
                    : person.Reads(to.BranchId) && person.May(Permissions.Clinical) ? null
                    : ErrorKind.Forbidden
            ),
            IsolationCase.ById(
                "LensPurchaseQueries.OfCustomerAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<LensPurchaseQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
        ];

    private static IEnumerable<IsolationCase> QuoteLists() =>
        [
            .. new[]
            {
                new QuoteFilter(),
                new QuoteFilter { Text = "canary" },
                new QuoteFilter { Status = QuoteStatus.Sent },
            }.Select(filter =>
                IsolationCase.Open(
                    "QuoteQueries.ListAsync",
                    Permissions.QuotesRead,
                    false,
                    (scope, _) => scope.Get<QuoteQueries>().ListAsync(filter, new PageRequest(1, 100), None)
                )
            ),
            QuoteRead(
                "QuoteQueries.ListAsync",
                (scope, to) => scope.Get<QuoteQueries>().ListAsync(new QuoteFilter { BranchId = to.BranchId }, new PageRequest(), None)
            ),
            IsolationCase.Open(
                "QuoteConversionQueries.ReadAsync",
                Permissions.QuotesRead,
                false,
                (scope, _) => scope.Get<QuoteConversionQueries>().ReadAsync(new ConversionFilter(), None)
            ),
            QuoteRead(
                "QuoteConversionQueries.ReadAsync",
                (scope, to) => scope.Get<QuoteConversionQueries>().ReadAsync(new ConversionFilter { BranchId = to.BranchId }, None)
            ),
            IsolationCase.Open(
                "QuoteQueries.PriceAsync",
                Permissions.QuotesEdit,
                false,
                (scope, to) => scope.Get<QuoteQueries>().PriceAsync(Offers.Quote(to.CustomerId, to.BranchId), None)
            ),
            IsolationCase.Open(
                "QuoteSettingsQueries.ReadAsync",
                Permissions.QuotesRead,
                false,
                (scope, _) => scope.Get<QuoteSettingsQueries>().ReadAsync(None)
            ),
        ];

    private static IEnumerable<IsolationCase> QuoteWrites() =>
        [
            QuoteWrite(
                "QuoteService.CreateAsync",
                (scope, to) => scope.Get<QuoteService>().CreateAsync(Offers.Quote(to.CustomerId, to.BranchId), Once, None)
            ),
            QuoteWrite("QuoteService.CopyAsync", (scope, to) => scope.Get<QuoteService>().CopyAsync(to.Quoted.Accepted, Once, None)),
            QuoteWrite(
                "QuoteService.ChangeAsync",
                (scope, to) => scope.Get<QuoteService>().ChangeAsync(to.Quoted.Draft, Offers.Quote(to.CustomerId, null), new(), None)
            ),
            IsolationCase.Open(
                "QuoteSettingsService.ChangeAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, _) => scope.Get<QuoteSettingsService>().ChangeAsync(new QuoteRules(15, 6), null, None)
            ),
        ];

    private static IEnumerable<IsolationCase> QuoteSteps() =>
        [
            QuoteWrite("QuoteLifeService.SendAsync", (scope, to) => scope.Get<QuoteLifeService>().SendAsync(to.Quoted.Draft, new(), None)),
            QuoteWrite(
                "QuoteLifeService.AcceptAsync",
                async (scope, to) =>
                    await scope
                        .Get<QuoteLifeService>()
                        .AcceptAsync(to.Quoted.Sent, await AlternativeAsync(scope, to.Quoted.Sent), new(), None)
            ),
            QuoteWrite(
                "QuoteLifeService.RejectAsync",
                (scope, to) => scope.Get<QuoteLifeService>().RejectAsync(to.Quoted.Sent, "muy caro", new(), None)
            ),
            QuoteWrite(
                "QuoteLifeService.NoteMailedAsync",
                (scope, to) => scope.Get<QuoteLifeService>().NoteMailedAsync(to.Quoted.Sent, None)
            ),
            QuoteWrite("QuoteLifeService.MayMailAsync", (scope, to) => scope.Get<QuoteLifeService>().MayMailAsync(to.Quoted.Sent, None)),
            QuoteWrite(
                "QuoteConversionService.ConvertAsync",
                (scope, to) => scope.Get<QuoteConversionService>().ConvertAsync(to.Quoted.Accepted, null, Once, None)
            ),
        ];

    private static IsolationCase QuoteRead<T>(string method, Func<TestScope, Target, Task<Result<T>>> call) =>
        IsolationCase.ById(method, Permissions.QuotesRead, false, call);

    private static IsolationCase QuoteWrite<T>(string method, Func<TestScope, Target, Task<Result<T>>> call) =>
        IsolationCase.ById(method, Permissions.QuotesEdit, true, call);

    /// <summary>An alternative as the person knows it; whoever does not see the quote guesses.</summary>
    private static async Task<Guid> AlternativeAsync(TestScope scope, Guid quote)
    {
        var read = await scope.Get<QuoteQueries>().ReadAsync(quote, None);
        return read.Succeeded ? read.Value.Alternatives[0].Id : Guid.Empty;
    }
}
