using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>What a change of role gives and takes.</summary>
public sealed class RightsPreviewTests
{
    [Fact]
    public void Of_EveryPairOfRoles_IsTheDifferenceOfTheTable()
    {
        foreach (var before in Enum.GetValues<StaffRole>())
        {
            foreach (var after in Enum.GetValues<StaffRole>())
            {
                var preview = RightsPreview.Of((before, false), (after, false));
                Assert.True(Permissions.ByRole[after].SetEquals(Permissions.ByRole[before].Except(preview.Lost).Union(preview.Gained)));
                Assert.Equal(before == after, preview.IsSame);
            }
        }
    }

    [Fact]
    public void Of_ClinicalByName_CountsForAdminsOnly()
    {
        Assert.Equal([Permissions.Clinical], RightsPreview.Of((StaffRole.BranchAdmin, false), (StaffRole.BranchAdmin, true)).Gained);
        Assert.Contains(Permissions.Clinical, RightsPreview.Of((StaffRole.BranchAdmin, true), (StaffRole.Sales, true)).Lost);
        Assert.True(RightsPreview.Of((StaffRole.Optometrist, false), (StaffRole.Optometrist, true)).IsSame);
    }
}
