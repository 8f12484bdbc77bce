"""Serves moto's EC2 on a free port, fills it through boto3, and counts what it holds through boto3.

Prints one line of tab-separated words for each figure, then one with the endpoint, and serves until its input is closed:

    CENSUS  DIMENSION  VALUE  USE  VOLUMES  GIBIBYTES  IOPS  MEBIBYTES_PER_SECOND
    endpoint  URL
"""

import collections
import logging
import sys

import boto3
from moto.server import ThreadedMotoServer

SMALL = {"us-east-1": 7, "eu-west-1": 4}

# More than one page of instances, so that a census asks for the volumes of batches of them.
LARGE = {"eu-central-1": 1001}

LOOSE = [
    ("gp2", 100, {}),
    ("gp2", 170, {}),
    ("gp3", 500, {"Iops": 4000, "Throughput": 250}),
    ("gp3", 80, {"Iops": 3000}),
    ("io1", 200, {"Iops": 1000}),
    ("io2", 300, {"Iops": 40000}),
    ("st1", 500, {}),
    ("sc1", 600, {}),
    ("standard", 10, {}),
]


def client(endpoint, service, region):
    return boto3.client(
        service, region_name=region, endpoint_url=endpoint, aws_access_key_id="test", aws_secret_access_key="test"
    )


def tags(**values):
    return [{"Key": key, "Value": value} for key, value in values.items()]


def create(ec2, zone, kind):
    name, size, options = kind
    return ec2.create_volume(AvailabilityZone=zone, VolumeType=name, Size=size, **options)["VolumeId"]


def launch(ec2, image, number, kind, given):
    root = {"VolumeSize": 20 + number, "VolumeType": kind}
    return ec2.run_instances(
        ImageId=image,
        MinCount=number,
        MaxCount=number,
        InstanceType="t3.micro",
        BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": root}],
        TagSpecifications=[{"ResourceType": "instance", "Tags": given}],
    )["Instances"]


def fill(ec2, instances):
    image = ec2.describe_images()["Images"][0]["ImageId"]
    team = launch(ec2, image, instances - 3, "gp3", tags(team="storage", env="prod"))
    other = launch(ec2, image, 2, "gp2", tags(team="(none)", env="dev"))
    untagged = launch(ec2, image, 1, "gp2", tags(env="prod"))
    zone = team[0]["Placement"]["AvailabilityZone"]
    for number, kind in enumerate(LOOSE):
        volume = create(ec2, zone, kind)
        instance = (team + other + untagged)[-1 - number % 4]["InstanceId"]
        ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device=f"/dev/sd{'fghijklmn'[number]}")
    for kind in LOOSE + LOOSE[2:5]:
        create(ec2, zone, kind)
    ec2.stop_instances(InstanceIds=[other[0]["InstanceId"], untagged[0]["InstanceId"]])
    gone = launch(ec2, image, 1, "gp3", tags(team="gone"))
    ec2.terminate_instances(InstanceIds=[gone[0]["InstanceId"]])


def label(instance, key):
    found = [tag["Value"] for tag in instance.get("Tags", []) if tag["Key"] == key]
    if not found:
        return "(untagged)"
    return "\\" + found[0] if found[0].startswith(("(", "\\")) else found[0]


def instances(ec2, filters):
    found = {}
    for page in ec2.get_paginator("describe_instances").paginate(Filters=filters):
        for reservation in page["Reservations"]:
            for instance in reservation["Instances"]:
                if instance["State"]["Name"] != "terminated":
                    found[instance["InstanceId"]] = instance
    return found


def use(volume, known):
    attached = [known[a["InstanceId"]] for a in volume["Attachments"] if a["InstanceId"] in known]
    if not attached:
        return ("unlisted" if volume["Attachments"] else "unattached"), "(unattached)"
    stopped = all(instance["State"]["Name"] == "stopped" for instance in attached)
    return ("stopped" if stopped else "running"), label(attached[0], "team")


def count(endpoint, census, regions, filters, wanted):
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for region in regions:
        ec2 = client(endpoint, "ec2", region)
        known = instances(ec2, filters)
        for page in ec2.get_paginator("describe_volumes").paginate():
            for volume in page["Volumes"]:
                serves, team = use(volume, known)
                if serves not in wanted:
                    continue
                figures = [1, volume["Size"], volume.get("Iops", 0), volume.get("Throughput", 0)]
                for dimension, value in (
                    ("region", region),
                    ("zone", volume["AvailabilityZone"]),
                    ("type", volume["VolumeType"]),
                    ("tag:team", team),
                ):
                    key = (census, dimension, value, serves)
                    sums[key] = [a + b for a, b in zip(sums[key], figures)]
    for key, figures in sums.items():
        print(*key, *figures, sep="\t")


def main():
    logging.disable(logging.CRITICAL)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    for region, number in (SMALL | LARGE).items():
        fill(client(endpoint, "ec2", region), number)
    attached = ["running", "stopped"]
    count(endpoint, "small", SMALL, [], attached + ["unattached", "unlisted"])
    count(endpoint, "large", LARGE, [], attached + ["unattached", "unlisted"])
    count(endpoint, "attached", SMALL, [], attached)
    count(endpoint, "prod", SMALL, [{"Name": "tag:env", "Values": ["prod"]}], attached)
    print("endpoint", endpoint, sep="\t", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
