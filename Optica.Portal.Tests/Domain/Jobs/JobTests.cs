using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Portal.Tests.Domain.Jobs;

public sealed class JobTests
{
    private static readonly DateTime Start = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);

    private static Job Asked => Job.Ask((Ids.New(Start), Ids.New(Start), null), JobKinds.Report, "{}", Start);

    [Fact]
    public void Claim_Waiting_RunsFromTheBeginning()
    {
        var job = Asked;

        Assert.True(job.Claim(Start).Succeeded);
        Assert.Equal((JobStatus.Running, Start, 0L), (job.Status, job.HeartbeatAt, job.Progress));
    }

    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void Claim_Running_OnlyAfterTwoMinutesOfSilence(int seconds, bool taken)
    {
        var job = Running;
        job.Advance(500, 1_000, Start);

        var claimed = job.Claim(Start.AddSeconds(seconds));

        Assert.Equal(taken, claimed.Succeeded);
        Assert.Equal(taken ? null : new JobTaken(), claimed.Error);
        Assert.Equal(taken ? 0 : 500, job.Progress);
    }

    [Fact]
    public void Finish_Running_KeepsWhatItMade()
    {
        var job = Running;

        Assert.True(job.Finish(new JobResult("a.xlsx", 7, 1_234), Start.AddSeconds(1)).Succeeded);

        Assert.Equal((JobStatus.Done, "a.xlsx", 7L, 1_234L), (job.Status, job.ResultFile, job.ResultRows, job.ResultBytes));
        Assert.Equal((Start.AddSeconds(1), null), (job.EndedAt, job.HeartbeatAt));
        job.DropFile();
        Assert.Null(job.ResultFile);
    }

    [Fact]
    public void Fail_Running_SaysWhy()
    {
        var job = Running;

        Assert.True(job.Fail("access_denied", "trace", Start).Succeeded);

        Assert.Equal((JobStatus.Failed, "access_denied", "trace"), (job.Status, job.ErrorCode, job.TraceId));
    }

    [Fact]
    public void RequestCancel_Waiting_EndsAtOnce_Running_IsHeardLater()
    {
        var (waiting, running) = (Asked, Running);

        Assert.True(waiting.RequestCancel(Start).Succeeded);
        Assert.True(running.RequestCancel(Start).Succeeded);

        Assert.Equal(JobStatus.Cancelled, waiting.Status);
        Assert.Equal((JobStatus.Running, true), (running.Status, running.CancelRequested));
        Assert.True(running.Cancel(Start).Succeeded);
        Assert.Equal(JobStatus.Cancelled, running.Status);
    }

    [Fact]
    public void PutBack_Running_WaitsAgain()
    {
        var job = Running;

        Assert.True(job.PutBack().Succeeded);

        Assert.Equal((JobStatus.Waiting, null), (job.Status, job.HeartbeatAt));
        Assert.True(job.Claim(Start).Succeeded);
    }

    [Fact]
    public void PutBack_UntilLater_IsLeftAloneUntilThen()
    {
        var job = Running;

        Assert.True(job.PutBack(Start.AddMinutes(1)).Succeeded);

        Assert.IsType<JobTaken>(job.Claim(Start.AddSeconds(59)).Error);
        Assert.True(job.Claim(Start.AddMinutes(1)).Succeeded);
        Assert.Equal(1, job.Attempts);
    }

    /// <summary>What takes its process with it each time is not begun for ever.</summary>
    [Fact]
    public void Claim_AfterFiveThatNobodyEnded_Fails()
    {
        var (job, at) = (Asked, Start);
        for (var attempt = 1; attempt <= Job.MostAttempts; attempt++, at += Job.Silence * 2)
        {
            Assert.True(job.Claim(at).Succeeded);
            Assert.Equal(JobStatus.Running, job.Status);
        }

        Assert.True(job.Claim(at).Succeeded);

        Assert.Equal((JobStatus.Failed, Job.MostAttempts), (job.Status, job.Attempts));
    }

    [Fact]
    public void Steps_WhenItDoesNotRun_AreRefused()
    {
        foreach (var job in new[] { Asked, Ended })
        {
            Assert.IsType<JobNotRunning>(job.Advance(1, 2, Start).Error);
            Assert.IsType<JobNotRunning>(job.Finish(new JobResult(), Start).Error);
            Assert.IsType<JobNotRunning>(job.Fail(null, null, Start).Error);
            Assert.IsType<JobNotRunning>(job.Cancel(Start).Error);
            Assert.IsType<JobNotRunning>(job.PutBack().Error);
        }

        Assert.IsType<JobEnded>(Ended.RequestCancel(Start).Error);
        Assert.IsType<JobTaken>(Ended.Claim(Start).Error);
    }

    private static Job Running
    {
        get
        {
            var job = Asked;
            job.Claim(Start);
            return job;
        }
    }

    private static Job Ended
    {
        get
        {
            var job = Running;
            job.Finish(new JobResult(), Start);
            return job;
        }
    }
}
