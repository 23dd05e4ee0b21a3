using Optica.Data.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>One's own sessions: everybody's own and nobody else's, whatever their rights.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> OwnSessions() =>
        [
            IsolationCase.Open("OwnSessionQueries.ListAsync", null, false, (scope, _) => scope.Get<OwnSessionQueries>().ListAsync(None)),
            IsolationCase.Open(
                "OwnSessionService.EndAsync",
                null,
                true,
                (scope, to) => scope.Get<OwnSessionService>().EndAsync(to.Staff.Session, None)
            ) with
            {
                Expects = (person, _) => person is null ? ErrorKind.Forbidden : ErrorKind.NotFound,
            },
            IsolationCase.Open(
                "OwnSessionService.EndOthersAsync",
                null,
                true,
                // the one that goes on is the caller's
                async (scope, _) =>
                    await scope
                        .Get<OwnSessionService>()
                        .EndOthersAsync(
                            (await scope.Get<OwnSessionQueries>().ListAsync(None)).TryGet(out var mine, out var _)
                                ? mine[0].Id
                                : Guid.Empty,
                            None
                        )
            ),
        ];
}
