using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>Whoever committed goes on only when the follower knows, even if another thread read the change and is about to tell it.</summary>
public sealed class ChangeFollowerTests
{
    [Fact]
    public async Task Publish_WhatAnotherThreadIsTelling_WaitsUntilItIsNoted()
    {
        var (feed, follower) = (new ChangeFeed(), new SlowFollower());
        feed.Follow(follower);
        Change[] changes =
        [
            new()
            {
                Sequence = 1,
                Kind = "customer",
                RecordId = Ids.New(World.Start),
                OrganisationId = Ids.New(World.Start),
                At = World.Start,
            },
        ];
        var reader = Task.Run(() => feed.Publish(changes));
        await follower.Begun.Task.InTimeAsync();

        var committer = Task.Run(() => feed.Publish(changes));
        await Task.WhenAny(committer, Task.Delay(200));
        Assert.False(committer.IsCompleted);

        follower.GoesOn.Set();
        await Task.WhenAll(reader, committer).InTimeAsync();
        Assert.Equal(1, follower.Noted);
    }

    private sealed class SlowFollower : IChangeFollower
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim GoesOn { get; } = new();

        public int Noted { get; private set; }

        public void Note(IReadOnlyList<Change> changes)
        {
            Begun.TrySetResult();
            GoesOn.Wait();
            Noted += changes.Count;
        }

        public void NoteGap() => Noted = -1;
    }
}
