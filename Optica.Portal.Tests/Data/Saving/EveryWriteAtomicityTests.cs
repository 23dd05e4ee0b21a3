using Optica.Data;
using Optica.Domain.Common;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>
/// Every writing method of every service that dies at any of its statements, or at its commit, has done nothing, its line of the audit
/// trail included (SECURITY 39). The methods are those of the isolation cases: a new one is tried by itself.
/// </summary>
public sealed class EveryWriteAtomicityTests
{
    /// <summary>What leaves no line of the trail: what is seen, typed or waiting for oneself, and has no effect on anybody's records.</summary>
    private static readonly HashSet<string> Unaudited = new(StringComparer.Ordinal)
    {
        "DraftService.DiscardAsync",
        "DraftService.KeepAsync",
        "DraftService.TakeOverAsync",
        "JobService.AskAsync",
        "JobService.CancelAsync",
        "NotificationService.MuteAsync",
        "NotificationService.ReadAllAsync",
        "NotificationService.ReadAsync",
        "PresenceService.BeatAsync",
        "PresenceService.LeaveAsync",
    };

    /// <summary>They only look, within a transaction.</summary>
    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
    {
        "QuoteLifeService.MayMailAsync",
        "RightsFileService.MayFetchAsync",
    };

    /// <summary>Of a reading the line stays, whatever comes after it: nobody has read and is not told of.</summary>
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "PersonalDataQueries.ReadAsync" };

    /// <summary>Its checking binds what the sealer has not bound yet, which is kept by itself.</summary>
    private static readonly Dictionary<string, string> Besides = new(StringComparer.Ordinal)
    {
        ["AuditVerificationService.RunAsync"] = "AuditLinks",
    };

    private static IEnumerable<string> Methods =>
        IsolationCases
            .All.Where(one => one.Writes)
            .Select(one => one.Method)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Methods.Except(Looking, StringComparer.Ordinal)];

    public static TheoryData<string> LookingNames => [.. Looking];

    /// <summary>Every statement in turn, and every commit when its turn comes.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Method_DyingAnywhere_LeavesEverythingAsItWas(string method)
    {
        var failing = new FailingCommands();
        await using var planted = await Planted.CreateAsync(DatabaseProvider.Sqlite, failing.AddTo);
        var calls = await EveryWriteCalls.OfAsync(planted, method);
        var attempts = new Attempts(failing, planted, method);
        await attempts.BeginAsync(Besides.GetValueOrDefault(method));
        foreach (var (person, call) in calls)
        {
            if (await attempts.DieEverywhereAsync(person, call))
            {
                return;
            }
        }

        Assert.Fail($"never succeeded: {string.Join(", ", attempts.Refusals.Distinct())}");
    }

    [Theory, MemberData(nameof(LookingNames))]
    public async Task Method_ThatLooks_WritesNothing(string method)
    {
        await using var planted = await Planted.CreateAsync(DatabaseProvider.Sqlite);
        var before = await EveryTable.ReadAsync(planted.Database.Options.DatabaseFile!);
        var answers = new List<Error?>();
        foreach (var (person, call) in await EveryWriteCalls.OfAsync(planted, method))
        {
            await using var scope = planted.Database.As(person);
            answers.Add(await call(scope));
        }

        Assert.Contains(null, answers);
        Assert.Equal("", before.Difference(await EveryTable.ReadAsync(planted.Database.Options.DatabaseFile!)));
    }

    /// <summary>One method on one database, until it has succeeded once.</summary>
    private sealed class Attempts(FailingCommands failing, Planted planted, string method)
    {
        private readonly string file = planted.Database.Options.DatabaseFile!;
        private EveryTable before = null!;
        private CommitWatch watch = null!;
        private string[] except = [];

        public List<string> Refusals { get; } = [];

        public async Task BeginAsync(string? besides)
        {
            except = besides is null ? [] : [besides];
            before = await EveryTable.ReadAsync(file, except);
            watch = await CommitWatch.StartAsync(planted.Database.Options);
        }

        /// <returns>Whether it did what it is for in the end; else it was refused or had nothing to do.</returns>
        public async Task<bool> DieEverywhereAsync(Person person, Func<TestScope, Task<Error?>> call)
        {
            var (passing, commits) = (0, 0);
            while (true)
            {
                var (died, error) = await AttemptAsync(person, call, (passing, commits));
                if (!died && error is null)
                {
                    return await SucceedAsync(commits);
                }

                if (await watch.SawCommitAsync())
                {
                    var difference = before.Difference(await EveryTable.ReadAsync(file, except));
                    var isTold =
                        Told.Contains(method)
                        && difference.Split(',') is [var only]
                        && only.StartsWith("AuditEntries +", StringComparison.Ordinal);
                    Assert.True(difference.Length == 0 || isTold, $"dies at statement {passing}, commit {commits}: {difference}");
                }

                if (!died)
                {
                    Refusals.Add(error!.Code);
                    return false;
                }

                (passing, commits) = failing.BrokeCommit ? (passing, commits + 1) : (passing + 1, commits);
            }
        }

        private async Task<bool> SucceedAsync(int commits)
        {
            await watch.DisposeAsync();
            var after = await EveryTable.ReadAsync(file, except);
            if (before.Difference(after).Length == 0)
            {
                // nothing to do for this one
                watch = await CommitWatch.StartAsync(planted.Database.Options);
                return false;
            }

            if (!Unaudited.Contains(method))
            {
                Assert.True(
                    after.Rows("AuditEntries") > before.Rows("AuditEntries"),
                    $"no line of the trail, but {before.Difference(after)}"
                );
                Assert.True(commits > 0, "it was never broken at a commit");
            }

            return true;
        }

        private async Task<(bool Died, Error? Error)> AttemptAsync(
            Person person,
            Func<TestScope, Task<Error?>> call,
            (int Statements, int Commits) passing
        )
        {
            await using var scope = planted.Database.As(person);
            failing.Arm(passing.Statements, passing.Commits);
            try
            {
                return (false, await call(scope));
            }
            catch (Exception exception) when (exception is BrokenException || exception.InnerException is BrokenException)
            {
                return (true, null);
            }
            finally
            {
                // whether a commit broke is asked afterwards
                failing.Rest();
            }
        }
    }
}
